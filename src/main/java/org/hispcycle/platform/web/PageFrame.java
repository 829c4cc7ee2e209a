package org.hispcycle.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the frame around every page of ours ({@code layout.html}) needs to know. */
@Component
public class PageFrame {

  private final boolean designSystem = new ClassPathResource("static/uswds/css/uswds.min.css").exists();
  private final boolean demo;

  PageFrame(Environment environment) {
    demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  /** A person with a browser asks, who gets a page; a program gets a problem as JSON. */
  public static boolean wanted(HttpServletRequest request) {
    return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
  }

  public void around(Model model) {
    model.addAttribute("uswds", designSystem);
    model.addAttribute("demo", demo);
  }
}
