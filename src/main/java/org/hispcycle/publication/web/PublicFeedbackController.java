package org.hispcycle.publication.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.publication.PublicFeedback;
import org.hispcycle.registry.Registry;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published reports as JSON and CSV, without login (G3, G4). */
@RestController
@RequestMapping("/api/v1/public")
class PublicFeedbackController {

  record Answer(String note, String demoNote, List<PublicFeedback.Row> rows) {}

  private static final List<String> COLUMNS = List.of("quarter", "agency_id", "agency", "hisp_id", "hisp", "service_id", "service",
      "channel", "point_in_time", "scale", "status", "demo", "suppressed", "respondents", "trust_share", "affirmative_from");
  private static final List<String> DRIVERS = List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");

  private static final Map<String, String> WHY = Map.of("few", "Too few responses: no figures are given.",
      "combined", "Too few responses: no figures are given here, but in the row of several such datasets together.",
      "corrected", "No figures are given: the difference from what was public before would tell what a few people answered.");

  private final PublicFeedback feedback;

  PublicFeedbackController(PublicFeedback feedback) {
    this.feedback = feedback;
  }

  @GetMapping(path = "/feedback", params = "!format")
  ResponseEntity<Answer> json() {
    return ResponseEntity.ok().cacheControl(PublicFiguresController.A_MINUTE).body(new Answer(feedback.note(), Registry.DEMO_NOTE, feedback.rows()));
  }

  @GetMapping(path = "/feedback", params = "format=csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<String> csv() {
    var drivers = new ArrayList<String>();
    for (var branch : List.of("positive_", "negative_")) {
      DRIVERS.forEach(driver -> drivers.addAll(List.of(branch + driver, branch + driver + "_asked")));
    }
    var header = new ArrayList<>(COLUMNS);
    header.addAll(drivers);
    header.add("note");
    return ResponseEntity.ok().cacheControl(PublicFiguresController.A_MINUTE)
        .body(CsvText.of(header, feedback.rows().stream().map(row -> cells(row, drivers)).toList()));
  }

  private static List<Object> cells(PublicFeedback.Row row, List<String> drivers) {
    var cells = new ArrayList<Object>(Arrays.asList(row.quarter(), row.agencyId(), row.agency(), row.hispId(), row.hisp(), row.serviceId(), row.service(),
        row.channel(), row.pointInTime(), row.scale(), row.status(), row.demo(), row.suppressed(), row.respondents(), row.trustShare(), row.affirmativeFrom()));
    drivers.forEach(driver -> cells.add(row.drivers().get(driver)));
    cells.add(row.reason() != null ? WHY.get(row.reason()) : row.combined() ? "Several datasets of too few responses, taken together." : "");
    return cells;
  }
}
