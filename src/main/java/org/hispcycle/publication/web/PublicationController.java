package org.hispcycle.publication.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.publication.HistoryFault;
import org.hispcycle.publication.HistoryImport;
import org.hispcycle.publication.PublicFigures;
import org.hispcycle.publication.PublicationSettings;
import org.hispcycle.publication.SettingsPreview;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What OMB decides about the published figures, and what the import of history found. */
@RestController
@RequestMapping("/api/v1/publication")
class PublicationController {

  record NewTarget(String from, BigDecimal share, String source) {}

  record NewSmallNumbers(String from, int withheldBelow, int flaggedBelow, String source) {}

  record TargetView(String from, BigDecimal share, String source, boolean demo, String setBy, Instant setAt) {

    static TargetView of(PublicationSettings.Target target) {
      return new TargetView(target.from().toString(), target.share(), target.source(), target.demo(), target.setBy(), target.setAt());
    }
  }

  record SmallNumbersView(String from, int withheldBelow, int flaggedBelow, String source, String setBy, Instant setAt) {

    static SmallNumbersView of(PublicationSettings.SmallNumbersFrom rule) {
      return new SmallNumbersView(rule.from().toString(), rule.rule().withheldBelow(), rule.rule().flaggedBelow(), rule.source(), rule.setBy(), rule.setAt());
    }
  }

  record HistoryView(int rowsRead, int rowsTaken, Instant importedAt, Map<String, Long> byRule, List<HistoryFault> faults) {}

  private final PublicationSettings settings;
  private final SettingsPreview preview;
  private final PublicFigures figures;
  private final HistoryImport history;
  private final CurrentActor actor;

  PublicationController(PublicationSettings settings, SettingsPreview preview, PublicFigures figures, HistoryImport history, CurrentActor actor) {
    this.settings = settings;
    this.preview = preview;
    this.figures = figures;
    this.history = history;
    this.actor = actor;
  }

  /** Every target that was ever set, with who set it. */
  @GetMapping("/targets")
  List<TargetView> targets() {
    return settings.targets().stream().map(TargetView::of).toList();
  }

  /** @param dryRun says what would change, and sets nothing */
  @PostMapping("/targets")
  ResponseEntity<?> setTarget(@RequestBody NewTarget target, @RequestParam(defaultValue = "false") boolean dryRun) {
    var by = lead("The government-wide target");
    if (dryRun) {
      return ResponseEntity.ok(preview.of(settings.checkedTarget(target.from(), target.share(), target.source(), by)));
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(TargetView.of(settings.setTarget(target.from(), target.share(), target.source(), by)));
  }

  @GetMapping("/small-numbers")
  List<SmallNumbersView> smallNumbers() {
    return settings.smallNumbers().stream().map(SmallNumbersView::of).toList();
  }

  /** @param dryRun says what would change, and sets nothing */
  @PostMapping("/small-numbers")
  ResponseEntity<?> setSmallNumbers(@RequestBody NewSmallNumbers rule, @RequestParam(defaultValue = "false") boolean dryRun) {
    var by = lead("What is too few to be published");
    if (dryRun) {
      return ResponseEntity.ok(preview.of(settings.checkedSmallNumbers(rule.from(), rule.withheldBelow(), rule.flaggedBelow(), rule.source(), by, figures.newestEverPublic())));
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(SmallNumbersView.of(settings.setSmallNumbers(rule.from(), rule.withheldBelow(), rule.flaggedBelow(), rule.source(), by, figures.newestEverPublic())));
  }

  /** The fault report of the imported history, by row and rule (X7). */
  @GetMapping("/history")
  HistoryView history() {
    var caller = actor.get();
    if (!caller.isOmb() && !caller.isAdmin()) {
      throw new NotAllowed("The fault report of the imported history is for OMB. What was taken is public at /public.");
    }
    var outcome = history.latest();
    if (outcome == null) {
      throw new NotFound("No history was imported. The runbook says how.");
    }
    return new HistoryView(outcome.rowsRead(), outcome.rowsTaken(), outcome.importedAt(),
        outcome.faults().stream().collect(Collectors.groupingBy(HistoryFault::rule, TreeMap::new, Collectors.counting())), outcome.faults());
  }

  private String lead(String what) {
    var caller = actor.get();
    if (!caller.is(Roles.OMB_LEAD)) {
      throw new NotAllowed(what + " is set by OMB's " + Roles.label(Roles.OMB_LEAD) + ".");
    }
    return caller.userId();
  }
}
