package org.hispcycle.cycle.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.cycle.Extension;
import org.hispcycle.cycle.Extensions;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** More time for a duty. The id of a duty, such as {@code 2026-VA-VBA/action-plan}, is two parts of the address. */
@RestController
@RequestMapping("/api/v1")
class ExtensionController {

  record Asked(String until, String reason) {}

  record Decided(Boolean approved, String remark) {}

  /** @param warning what to know about the new day, such as that it is a Sunday; null if nothing */
  record ExtensionView(long id, String obligationId, String title, String agencyId, LocalDate previousDueOn, LocalDate until, String reason,
      String askedBy, Instant askedAt, String status, String statusLabel, String decidedBy, Instant decidedAt, String remark, String warning) {}

  private final Extensions extensions;
  private final Ledger ledger;
  private final CurrentActor actor;

  ExtensionController(Extensions extensions, Ledger ledger, CurrentActor actor) {
    this.extensions = extensions;
    this.ledger = ledger;
    this.actor = actor;
  }

  @PostMapping("/obligations/{caseKey}/{kind}/extension")
  ExtensionView ask(@PathVariable String caseKey, @PathVariable String kind, @RequestBody Asked asked) {
    return view(extensions.ask(visible(caseKey, kind).id(), day(asked.until()), asked.reason(), actor.get()));
  }

  @GetMapping("/obligations/{caseKey}/{kind}/extensions")
  List<ExtensionView> of(@PathVariable String caseKey, @PathVariable String kind) {
    return extensions.of(visible(caseKey, kind).id()).stream().map(this::view).toList();
  }

  /** What waits for a decision, as far as the caller may see it. */
  @GetMapping("/extensions")
  List<ExtensionView> waiting() {
    return extensions.waiting().stream().map(this::view).filter(each -> actor.get().mayActFor(each.agencyId())).toList();
  }

  @PostMapping("/extensions/{id}/decision")
  ExtensionView decide(@PathVariable long id, @RequestBody Decided decided) {
    return view(extensions.decide(id, decided.approved(), decided.remark(), actor.get()));
  }

  /** A duty of another agency is answered like one that does not exist. */
  private Obligation visible(String caseKey, String kind) {
    return ledger.find(caseKey + "/" + kind).filter(duty -> actor.get().mayActFor(duty.agencyId()))
        .orElseThrow(() -> new NotFound("The ledger has no obligation " + caseKey + "/" + kind + " among those you may see."));
  }

  private static LocalDate day(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException noDate) {
      var shown = text.strip().length() > 30 ? text.strip().substring(0, 30) + "…" : text.strip();
      throw InputRefused.of(List.of(new InputRefused.Fault("until", "\"" + shown + "\" is no date. Enter the new due date as 2026-09-30.")));
    }
  }

  private ExtensionView view(Extension each) {
    var duty = ledger.get(each.obligationId());
    return new ExtensionView(each.id(), each.obligationId(), duty.title(), duty.agencyId(), each.previousDueOn(), each.until(), each.reason(),
        each.askedBy(), each.askedAt(), each.status().name(), each.status().label(), each.decidedBy(), each.decidedAt(), each.remark(),
        extensions.warningFor(each.until()).orElse(null));
  }
}
