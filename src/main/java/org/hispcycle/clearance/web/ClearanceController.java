package org.hispcycle.clearance.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.clearance.reading.ClearanceOverview;
import org.hispcycle.clearance.reading.ClearanceOverview.Answer;
import org.hispcycle.clearance.reading.OverviewSheets;
import org.hispcycle.document.XlsxWriter;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.Downloads;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clearances as JSON, CSV and XLSX: an agency sees its own, OMB sees all. */
@RestController
class ClearanceController {

  private final ClearanceOverview overview;
  private final Registry registry;
  private final CurrentActor actor;

  ClearanceController(ClearanceOverview overview, Registry registry, CurrentActor actor) {
    this.overview = overview;
    this.registry = registry;
    this.actor = actor;
  }

  /**
   * @param agency one agency alone; all that the caller may see where it is missing
   * @param state valid, ending, expired, running or blocked alone; everything where it is missing
   */
  @GetMapping("/api/v1/clearances")
  ResponseEntity<?> clearances(@RequestParam(required = false) String agency, @RequestParam(required = false) String state,
      @RequestParam(defaultValue = "json") String format) {
    var caller = actor.get();
    var visible = registry.agencies().stream().map(Agency::id).filter(caller::mayActFor).collect(Collectors.toSet());
    if (agency != null && !visible.contains(agency)) {
      throw new NotFound("There is no agency " + agency + " that you can see. Choose one of " + String.join(", ", visible.stream().sorted().toList()) + ".");
    }
    var answer = overview.of(agency == null ? visible : Set.of(agency), state);
    return switch (format) {
      case "json" -> ResponseEntity.ok(answer);
      case "csv" -> Downloads.of("clearances-" + answer.asOf() + ".csv", "text/csv;charset=UTF-8", OverviewSheets.csv(answer).getBytes(StandardCharsets.UTF_8));
      case "xlsx" -> Downloads.of("clearances-" + answer.asOf() + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook(answer));
      default -> throw new InputRefused("There is no such format. Choose json, csv or xlsx.");
    };
  }

  private static byte[] workbook(Answer answer) {
    var out = new ByteArrayOutputStream();
    try {
      XlsxWriter.write(OverviewSheets.of(answer), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
