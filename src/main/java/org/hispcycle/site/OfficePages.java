package org.hispcycle.site;

import static java.util.Map.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.web.PageFrame;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Pages for people at work beside Tasklist. Each is an empty frame with a script; what it shows comes from our API, which
 * checks who asks. Nobody learns anything from the frame alone.
 */
@Controller
class OfficePages {

  record Page(String title, String script) {}

  private static final Map<String, Page> PAGES = Map.ofEntries(
      entry("audit", new Page("Record", "audit")),
      entry("cases", new Page("Cases", "cases")),
      entry("board", new Page("Cycle board", "board")),
      entry("clearance", new Page("Clearance of a survey", "clearance")),
      entry("clearances", new Page("Clearances", "clearances")),
      entry("editions", new Page("Editions of the circular", "editions")),
      entry("my-year", new Page("The year of my agency", "my-year")),
      entry("my-notifications", new Page("My notifications", "my-notifications")),
      entry("escalations", new Page("Before the Director of OMB", "escalations")),
      entry("officials", new Page("Officials", "officials")),
      entry("performance-plan", new Page("Indicators for the Annual Performance Plan", "performance-plan")),
      entry("pra-check", new Page("Does the Paperwork Reduction Act apply?", "pra-check")),
      entry("publication", new Page("Target and small numbers", "publication")),
      entry("questionnaires", new Page("Questionnaires of the capacity assessment", "questionnaires")),
      entry("releases", new Page("Release of feedback figures", "releases")),
      entry("remarks", new Page("Remarks of respondents", "remarks")),
      entry("report-versions", new Page("Versions of a feedback report", "report-versions")),
      entry("survey-exceptions", new Page("Exceptions from the survey guidelines", "survey-exceptions")),
      entry("survey-guidelines", new Page("Survey guidelines", "survey-guidelines")),
      entry("umbrella-clearance", new Page("Umbrella clearance of a department", "umbrella-clearance")),
      entry("umbrella-statement", new Page("Supporting Statement A", "umbrella-statement")));

  private final PageFrame frame;

  OfficePages(PageFrame frame) {
    this.frame = frame;
  }

  @GetMapping({"/office/{name}", "/office/{name}/{key}"})
  String page(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var page = PAGES.get(name);
    if (page == null && PageFrame.wanted(request)) {
      // a person gets a page
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return null;
    }
    if (page == null) {
      throw new NotFound("There is no page at this address. Start again at /.");
    }
    frame.around(model);
    model.addAttribute("title", page.title());
    model.addAttribute("script", "/js/" + page.script() + ".js");
    return "office";
  }
}
