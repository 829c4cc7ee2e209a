package org.hispcycle.platform.web;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
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

  public void around(Model model) {
    model.addAttribute("uswds", designSystem);
    model.addAttribute("demo", demo);
  }
}
