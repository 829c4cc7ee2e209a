package org.hispcycle.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.cycle.Ledger;
import org.springframework.stereotype.Component;

/** The deadline of a case has passed: the ledger keeps it, if nothing was submitted by then. */
@Component
class RecordMissedDeadlineDelegate implements JavaDelegate {

  private final Ledger ledger;
  private final CaseDates dates;

  RecordMissedDeadlineDelegate(Ledger ledger, CaseDates dates) {
    this.ledger = ledger;
    this.dates = dates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    dates.obligation(execution).ifPresent(duty -> ledger.deadlinePassed(duty.id()));
  }
}
