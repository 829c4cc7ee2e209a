package org.hispcycle.notification;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param baseUrl where people reach this installation; links in mails begin with it */
@ConfigurationProperties("hisp")
record SiteSettings(@DefaultValue("http://localhost:8080") URI baseUrl) {

  /** @param path begins with a slash */
  String page(String path) {
    return baseUrl.toString().replaceAll("/+$", "") + path;
  }

  String taskLink(String taskId) {
    return page("/camunda/app/tasklist/default/#/?task=" + taskId);
  }

  String inboxLink() {
    return page("/camunda/app/tasklist/default/");
  }

  /** The right side of identifiers; a mail server refuses or rewrites one that is no name. */
  String mailHost() {
    return baseUrl.getHost() == null || !baseUrl.getHost().contains(".") ? "hispcycle.example" : baseUrl.getHost();
  }
}
