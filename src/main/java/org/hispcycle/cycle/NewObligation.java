package org.hispcycle.cycle;

import java.time.LocalDate;

/** A duty to be entered in the ledger; entering the same one twice changes nothing. */
public record NewObligation(int cycleYear, ObligationKind kind, String businessKey, String agencyId, String hispId,
    Integer serviceId, String quarter, String title, LocalDate opensOn, LocalDate dueOn) {

  public String id() {
    return Obligation.id(businessKey, kind);
  }
}
