package org.hispcycle.feedback.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hispcycle.feedback.PublicFeedback;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public figures as JSON and CSV, without login (G3, G4). */
@RestController
@RequestMapping("/api/v1/public")
class PublicFeedbackController {

  record Answer(String note, String demoNote, List<PublicFeedback.Row> rows) {}

  private static final List<String> COLUMNS = List.of("quarter", "agency_id", "agency", "hisp_id", "hisp", "service_id", "service",
      "channel", "point_in_time", "scale", "status", "demo", "suppressed", "respondents", "trust_share", "affirmative_from");
  private static final List<String> DRIVERS = List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");

  private final PublicFeedback feedback;

  PublicFeedbackController(PublicFeedback feedback) {
    this.feedback = feedback;
  }

  @GetMapping(path = "/feedback", params = "!format")
  Answer json() {
    return new Answer(PublicFeedback.NOTE, Registry.DEMO_NOTE, feedback.rows());
  }

  @GetMapping(path = "/feedback", params = "format=csv", produces = "text/csv;charset=UTF-8")
  String csv() {
    var drivers = new ArrayList<String>();
    DRIVERS.forEach(driver -> drivers.add("positive_" + driver));
    DRIVERS.forEach(driver -> drivers.add("negative_" + driver));
    var header = new ArrayList<>(COLUMNS);
    header.addAll(drivers);
    header.add("note");
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(header);
      feedback.rows().forEach(row -> csv.writeRecord(cells(row, drivers)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static List<String> cells(PublicFeedback.Row row, List<String> drivers) {
    var cells = new ArrayList<String>();
    for (var cell : new Object[] {row.quarter(), row.agencyId(), row.agency(), row.hispId(), row.hisp(), row.serviceId(), row.service(),
        row.channel(), row.pointInTime(), row.scale(), row.status(), row.demo(), row.suppressed(), row.respondents(), row.trustShare(),
        row.affirmativeFrom()}) {
      cells.add(harmless(cell));
    }
    drivers.forEach(driver -> cells.add(harmless(row.drivers().get(driver))));
    cells.add(row.suppressed() ? "Fewer than 10 responses: no figures are given." : "");
    return cells;
  }

  /** A name that begins like a formula must not be run by a spreadsheet. */
  private static String harmless(Object cell) {
    var text = Objects.toString(cell, "");
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
