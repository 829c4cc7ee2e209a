package org.hispcycle.actionplan.web;

import java.util.Arrays;
import java.util.List;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.actionplan.document.PublicPlanShelf;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.platform.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accepted action plans for the public (D7, D8). */
@RestController
@RequestMapping("/api/v1/public/plans")
class PublicPlanController {

  record View(String note, List<PublicPlanShelf.Line> plans) {}

  private static final String NOTE = "Action plans that the Office of Management and Budget accepted: their commitments, and under the editions of "
      + "2019 and 2020 the whole plan. Budget requests are not among them.";

  private final PublicPlanShelf plans;

  PublicPlanController(PublicPlanShelf plans) {
    this.plans = plans;
  }

  @GetMapping(params = "format!=csv")
  View plans(@RequestParam(required = false) Integer year, @RequestParam(required = false) String agency) {
    return new View(NOTE, plans.plans(year, agency));
  }

  @GetMapping(params = "format=csv", produces = "text/csv")
  ResponseEntity<String> plansAsCsv(@RequestParam(required = false) Integer year, @RequestParam(required = false) String agency) {
    return ResponseEntity.ok(CsvText.of(List.of("key", "title", "cycle_year", "edition", "agency_id", "agency_name", "hisp_id", "hisp_name",
        "action_year", "whole_plan", "actions", "accepted_on"), plans.plans(year, agency).stream().map(each -> Arrays.<Object>asList(
            each.businessKey(), each.title(), each.cycleYear(), each.edition(), each.agencyId(), each.agencyName(), each.hispId(), each.hispName(),
            each.actionYear(), each.wholePlan(), each.actions(), each.acceptedOn())).toList()));
  }

  @GetMapping("/{businessKey}")
  PublicPlanShelf.View plan(@PathVariable String businessKey) {
    return plans.plan(businessKey);
  }

  @GetMapping("/{businessKey}/export")
  ResponseEntity<byte[]> export(@PathVariable String businessKey, @RequestParam(defaultValue = "html") String format) {
    var file = plans.file(businessKey, DocumentFile.Format.of(format));
    return Downloads.of(file.name(), file.type(), file.content());
  }
}
