package org.hispcycle.cycle;

import java.time.Instant;
import java.time.LocalDate;

/** What happened in the ledger, told within the same transaction. */
public final class LedgerEvents {

  private LedgerEvents() {}

  /** A duty was entered; told once for each. */
  public record ObligationPlanned(Obligation obligation) {}

  public record ObligationChanged(Obligation before, Obligation after, String by, String detail, Instant at) {}

  public record ObligationRescheduled(Obligation obligation, LocalDate previousDueOn, String by, String reason) {}

  /** @param until the day that was asked for in vain */
  public record ExtensionRefused(Obligation obligation, LocalDate until, String askedBy) {}
}
