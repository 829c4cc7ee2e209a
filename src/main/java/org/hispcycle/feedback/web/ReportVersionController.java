package org.hispcycle.feedback.web;

import java.util.List;
import org.hispcycle.feedback.Conflict;
import org.hispcycle.feedback.Corrections;
import org.hispcycle.feedback.ReportHistory;
import org.hispcycle.feedback.ReportHistory.Difference;
import org.hispcycle.feedback.ReportHistory.Version;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The versions of a report, and corrections of it (E1, E9). */
@RestController
@RequestMapping("/api/v1/reports/{key}")
class ReportVersionController {

  /** @param mayCorrect whether the caller may begin a correction now */
  record History(String reportKey, int serviceId, String service, String agencyId, String hispId, String quarter, String quarterLabel, String stage,
      String stageLabel, String openCorrection, boolean mayCorrect, List<Version> versions) {}

  record NewCorrection(String reason) {}

  record Comparison(int from, int to, List<Difference> differences) {}

  private final ReportHistory history;
  private final Corrections corrections;
  private final Registry registry;
  private final CurrentActor actor;

  ReportVersionController(ReportHistory history, Corrections corrections, Registry registry, CurrentActor actor) {
    this.history = history;
    this.corrections = corrections;
    this.registry = registry;
    this.actor = actor;
  }

  @GetMapping("/versions")
  History versions(@PathVariable String key) {
    return view(history.visible(actor.get(), key));
  }

  /** What changed from one version to another. */
  @GetMapping("/comparison")
  Comparison compare(@PathVariable String key, @RequestParam int from, @RequestParam int to) {
    return new Comparison(from, to, history.compare(history.visible(actor.get(), key), from, to));
  }

  @PostMapping("/corrections")
  @ResponseStatus(HttpStatus.CREATED)
  History correct(@PathVariable String key, @RequestBody NewCorrection correction) {
    var caller = actor.get();
    history.visible(caller, key);
    return view(corrections.begin(key, correction.reason(), caller));
  }

  private History view(ServiceReport report) {
    return new History(report.businessKey(), report.serviceId(), registry.service(report.serviceId()).name(), report.agencyId(), report.hispId(),
        report.quarter().toString(), report.quarter().label(), report.stage().name(), report.stage().label(), history.openCorrection(report).orElse(null),
        Corrections.mayCorrect(actor.get(), report) && report.stage().takesNewVersion(),
        history.of(report));
  }

  @ExceptionHandler
  ProblemDetail conflict(Conflict conflict) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
    problem.setTitle("Conflict");
    return problem;
  }
}
