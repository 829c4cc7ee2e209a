package org.hispcycle.actionplan.web;

import java.util.List;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.actionplan.document.PlanAccess;
import org.hispcycle.actionplan.document.PlanReading;
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
  private final CurrentActor actor;

  PlanController(PlanReading plans, CurrentActor actor) {
    this.plans = plans;
    this.actor = actor;
  }

  @GetMapping
  List<PlanReading.Line> plans(@RequestParam(required = false) Integer year) {
    return plans.plans(access(), year);
  }

  @GetMapping("/{businessKey}")
  PlanReading.View plan(@PathVariable String businessKey) {
    return plans.plan(businessKey, null, access());
  }

  @GetMapping("/{businessKey}/versions")
  List<PlanReading.Version> versions(@PathVariable String businessKey) {
    return plans.versions(businessKey, access());
  }

  @GetMapping("/{businessKey}/versions/{version}")
  PlanReading.View version(@PathVariable String businessKey, @PathVariable String version) {
    return plans.plan(businessKey, version, access());
  }

  @GetMapping("/{businessKey}/differences")
  PlanReading.Differences differences(@PathVariable String businessKey, @RequestParam(required = false) String from,
      @RequestParam(required = false) String to) {
    return plans.differences(businessKey, from, to, access());
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
    return Downloads.of(file.name(), file.type(), file.content());
  }

  private PlanAccess access() {
    return PlanAccess.of(actor.get());
  }
}
