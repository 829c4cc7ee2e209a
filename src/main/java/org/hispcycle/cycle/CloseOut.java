package org.hispcycle.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.InputRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** OMB settles at the year's end what a subject still owes: met late, excused, not met, or carried over. */
@Service
@Transactional
public class CloseOut {

  /** How one obligation is settled; a reason is always given. */
  public record Decision(Settlement settlement, String reason, LocalDate carriedTo) {}

  private static final int LONGEST_REASON = 2000;

  private final Ledger ledger;

  CloseOut(Ledger ledger) {
    this.ledger = ledger;
  }

  @Transactional(readOnly = true)
  public List<Obligation> open(int year, Subject subject) {
    return ledger.search(ObligationFilter.of(year, subject.agencyId(), subject.hispId())).stream()
        .filter(duty -> subject.isHisp() || duty.hispId() == null)
        // what is due next year is that year's to settle
        .filter(duty -> !duty.status().settled() && duty.dueBy(year)).toList();
  }

  public void settle(int year, Subject subject, Map<String, Decision> decisions, String by, Instant at) {
    var faults = new ArrayList<InputRefused.Fault>();
    var open = open(year, subject);
    for (var duty : open) {
      var decision = decisions.get(duty.id());
      var field = "settlements." + duty.id();
      if (decision == null || decision.settlement() == null) {
        faults.add(new InputRefused.Fault(field, "Say how \"" + duty.title() + "\" is settled: met late, excused, not met or carried over."));
      } else if (decision.reason() == null || decision.reason().isBlank()) {
        faults.add(new InputRefused.Fault(field, "Give the reason why \"" + duty.title() + "\" is settled as " + decision.settlement().label().toLowerCase() + "."));
      } else if (decision.reason().length() > LONGEST_REASON) {
        faults.add(new InputRefused.Fault(field, "The reason for \"" + duty.title() + "\" is longer than " + LONGEST_REASON + " characters. Shorten it."));
      } else if (decision.settlement() == Settlement.CARRIED_OVER && (decision.carriedTo() == null || decision.carriedTo().getYear() <= year)) {
        faults.add(new InputRefused.Fault(field, "\"" + duty.title() + "\" is carried over: give the new date, after " + year + "."));
      }
    }
    InputRefused.ifAny(faults);
    open.forEach(duty -> {
      var decision = decisions.get(duty.id());
      ledger.settle(duty.id(), decision.settlement(), by, at, decision.reason(), decision.carriedTo());
    });
  }
}
