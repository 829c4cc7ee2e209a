package org.hispcycle.feedback.web;

import java.time.Instant;
import java.util.List;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.Conflict;
import org.hispcycle.feedback.Releases;
import org.hispcycle.feedback.Releases.Line;
import org.hispcycle.feedback.Releases.Named;
import org.hispcycle.feedback.ReportVersion.Mark;
import org.hispcycle.feedback.ReportVersion.Step;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** OMB's release and OIRA's mark, for many reports of a quarter at once (G3). */
@RestController
@RequestMapping("/api/v1/releases")
class ReleaseController {

  record QuarterLink(String quarter, String label) {}

  /** @param state waiting, released (by OMB only), marked (by OIRA only), publishing, published or kept */
  record ReportLine(String reportKey, int version, String agencyId, String hispId, int serviceId, String service, String statusLabel, String rating,
      String ratingLabel, String correctionReason, long responses, String exceptionModel, String state, String kept, Step release, Mark mark,
      Integer publicVersion, Instant publishedAt, String warning) {}

  record Quarter(String quarter, String label, List<ReportLine> reports) {}

  record Chosen(List<Named> reports, String reference, String reason) {}

  private final Releases releases;
  private final CurrentActor actor;

  ReleaseController(Releases releases, CurrentActor actor) {
    this.releases = releases;
    this.actor = actor;
  }

  /** Quarters with accepted reports, newest first. */
  @GetMapping
  List<QuarterLink> quarters() {
    return releases.quarters().stream().map(each -> new QuarterLink(each.toString(), each.label())).toList();
  }

  /** An agency sees its own, OMB all. */
  @GetMapping("/{quarter}")
  Quarter quarter(@PathVariable String quarter) {
    return view(Quarters.read(quarter));
  }

  @PostMapping("/{quarter}/release")
  Quarter release(@PathVariable String quarter, @RequestBody Chosen chosen) {
    var wanted = Quarters.read(quarter);
    releases.release(wanted, chosen.reports(), actor.get());
    return view(wanted);
  }

  @PostMapping("/{quarter}/mark")
  Quarter mark(@PathVariable String quarter, @RequestBody Chosen chosen) {
    var wanted = Quarters.read(quarter);
    releases.mark(wanted, chosen.reports(), chosen.reference(), actor.get());
    return view(wanted);
  }

  /** Takes release and mark back, and the figures down. */
  @PostMapping("/{quarter}/withdrawal")
  Quarter withdraw(@PathVariable String quarter, @RequestBody Chosen chosen) {
    var wanted = Quarters.read(quarter);
    releases.withdraw(wanted, chosen.reports(), chosen.reason(), actor.get());
    return view(wanted);
  }

  private Quarter view(FiscalQuarter quarter) {
    return new Quarter(quarter.toString(), quarter.label(), releases.of(quarter, actor.get()).stream().map(ReleaseController::line).toList());
  }

  private static ReportLine line(Line each) {
    return new ReportLine(each.report().businessKey(), each.version().version(), each.report().agencyId(), each.report().hispId(), each.report().serviceId(),
        each.service(), each.version().state().label(), each.ratingId(), each.ratingLabel(), each.correctionReason(), each.responses(),
        each.exceptionModel(), each.state(), each.kept(), each.version().release(), each.version().mark(), each.publicVersion(), each.version().publishedAt(), each.warning());
  }

  @ExceptionHandler
  ProblemDetail conflict(Conflict conflict) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
    problem.setTitle("Conflict");
    return problem;
  }
}
