package org.hispcycle.notification;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param baseUrl where people reach this installation; links in mails begin with it */
@ConfigurationProperties("hisp")
record SiteSettings(@DefaultValue("http://localhost:8080") URI baseUrl) {

  String taskLink(String taskId) {
    return baseUrl.toString().replaceAll("/+$", "") + "/camunda/app/tasklist/default/#/?task=" + taskId;
  }


  String inboxLink() {
    return baseUrl.toString().replaceAll("/+$", "") + "/camunda/app/tasklist/default/";
  }
}
