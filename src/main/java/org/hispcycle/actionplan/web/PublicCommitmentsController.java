package org.hispcycle.actionplan.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.hispcycle.actionplan.Commitment;
import org.hispcycle.actionplan.Commitments;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.registry.Registry;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accepted actions for the public (D7); budget requests are not among them. */
@RestController
@RequestMapping("/api/v1/public/commitments")
class PublicCommitmentsController {

  record CommitmentView(int cycleYear, int actionYear, String agencyId, String agencyName, String hispId, String hispName, String id,
      String kind, String horizon, Integer serviceId, String serviceName, String title, String painPoint, String outcome, String measure,
      String baseline, LocalDate baselineDate, String target, String unit, LocalDate targetDate, String status, LocalDate acceptedOn) {}

  record View(String note, List<CommitmentView> commitments) {}

  private static final String NOTE = "What agencies committed to in action plans that the Office of Management and Budget accepted.";

  private final Commitments commitments;
  private final Registry registry;

  PublicCommitmentsController(Commitments commitments, Registry registry) {
    this.commitments = commitments;
    this.registry = registry;
  }

  @GetMapping(params = "format!=csv")
  View commitments(@RequestParam(required = false) Integer year, @RequestParam(required = false) String agency,
      @RequestParam(required = false) String hisp) {
    return new View(NOTE, views(year, agency, hisp));
  }

  @GetMapping(params = "format=csv", produces = "text/csv")
  ResponseEntity<String> commitmentsAsCsv(@RequestParam(required = false) Integer year, @RequestParam(required = false) String agency,
      @RequestParam(required = false) String hisp) {
    return ResponseEntity.ok(CsvText.of(List.of("cycle_year", "action_year", "agency_id", "agency_name", "hisp_id", "hisp_name", "id",
        "kind", "service_id", "service_name", "title", "pain_point", "outcome", "measure", "baseline", "target", "unit", "target_date",
        "accepted_on", "horizon", "baseline_date", "status"), views(year, agency, hisp).stream().map(each -> Arrays.<Object>asList(each.cycleYear(), each.actionYear(),
        each.agencyId(), each.agencyName(), each.hispId(), each.hispName(), each.id(), each.kind(), each.serviceId(),
        each.serviceName(), each.title(), each.painPoint(), each.outcome(), each.measure(), each.baseline(), each.target(), each.unit(),
        each.targetDate(), each.acceptedOn(), each.horizon(), each.baselineDate(), each.status())).toList()));
  }

  private List<CommitmentView> views(Integer year, String agency, String hisp) {
    return commitments.published(year).stream().filter(each -> agency == null || agency.equals(each.agencyId()))
        .filter(each -> hisp == null || hisp.equals(each.hispId())).map(this::view).toList();
  }

  private CommitmentView view(Commitment each) {
    return new CommitmentView(each.cycleYear(), each.actionYear(), each.agencyId(), registry.agency(each.agencyId()).name(), each.hispId(),
        each.hispId() == null ? null : registry.hisp(each.hispId()).name(), each.id(), each.kind(), each.horizon(), each.serviceId(),
        each.serviceId() == null ? null : registry.service(each.serviceId()).name(), each.title(), each.painPoint(), each.outcome(),
        each.measure(), each.baseline(), each.baselineDate(), each.target(), each.unit(), each.targetDate(), each.status(), each.acceptedOn());
  }
}
