package org.hispcycle.actionplan.web;

import java.util.List;
import org.hispcycle.actionplan.BudgetAccess;
import org.hispcycle.actionplan.document.PlanAccess;
import org.hispcycle.actionplan.document.PlanReading;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Action plans with their versions, what differs between them, and as files; what a caller may read says {@link PlanAccess}. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanController {

  private final PlanReading plans;
  private final BudgetAccess trace;
  private final CurrentActor actor;

  PlanController(PlanReading plans, BudgetAccess trace, CurrentActor actor) {
    this.plans = plans;
    this.trace = trace;
    this.actor = actor;
  }

  @GetMapping
  List<PlanReading.Line> plans(@RequestParam(required = false) Integer year) {
    return plans.plans(access(), year);
  }

  @GetMapping("/{businessKey}")
  PlanReading.View plan(@PathVariable String businessKey) {
    return traced(plans.plan(businessKey, null, access()), "in the plan");
  }

  @GetMapping("/{businessKey}/versions")
  List<PlanReading.Version> versions(@PathVariable String businessKey) {
    return plans.versions(businessKey, access());
  }

  @GetMapping("/{businessKey}/versions/{version}")
  PlanReading.View version(@PathVariable String businessKey, @PathVariable String version) {
    return traced(plans.plan(businessKey, version, access()), "in a version of the plan");
  }

  @GetMapping("/{businessKey}/differences")
  PlanReading.Differences differences(@PathVariable String businessKey, @RequestParam(required = false) String from,
      @RequestParam(required = false) String to) {
    var differences = plans.differences(businessKey, from, to, access());
    if (differences.budgetRequests() != null) {
      traced(plans.plan(businessKey, to, access()), "in what changed between two versions of the plan");
    }
    return differences;
  }

  /** {@code compare} names the version that differences are shown against; "none" for none. */
  @GetMapping("/{businessKey}/export")
  ResponseEntity<byte[]> export(@PathVariable String businessKey, @RequestParam(defaultValue = "html") String format,
      @RequestParam(required = false) String version, @RequestParam(required = false) String compare,
      @RequestParam(defaultValue = "internal") String audience) {
    var wanted = DocumentFile.Format.of(format);
    var file = switch (audience) {
      case "internal" -> plans.file(businessKey, version, compare, wanted, access());
      case "public" -> plans.publicPreview(businessKey, version, wanted, access());
      default -> throw new InputRefused("There is no such audience. Choose internal or public.");
    };
    if (audience.equals("internal")) {
      traced(plans.plan(businessKey, version, access()), "in the plan as a file");
    }
    return Downloads.of(file.name(), file.type(), file.content());
  }

  /** Who was shown budget requests leaves a trace. */
  private PlanReading.View traced(PlanReading.View view, String how) {
    if (view.showsBudgetRequests() && view.plan() != null && !view.plan().path("budgetRequests").isEmpty()) {
      trace.shown(actor.get().userId(), view.agencyId(), view.hispId(), view.businessKey(), view.cycleYear(), how);
    }
    return view;
  }

  private PlanAccess access() {
    return PlanAccess.of(actor.get());
  }
}
