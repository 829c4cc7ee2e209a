package org.hispcycle.feedback.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.feedback.process.QuarterlyReportingProcess.Variables;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/** Which quarter the reporting of a HISP waits for, and until when; read anew whenever the calendar of the cycle changes. */
@Component("reportingQuarters")
@ProcessExpression
public class ReportingQuarters {

  private final Cycles cycles;

  ReportingQuarters(Cycles cycles) {
    this.cycles = cycles;
  }

  FiscalQuarter next(DelegateExecution execution) {
    return Variables.NEXT_QUARTER.find(execution).map(FiscalQuarter::parse)
        .orElseGet(() -> FiscalQuarter.reportedIn(CaseVariables.CYCLE_YEAR.get(execution)).get(0));
  }

  /** The first moment of the day on which the reports of the next quarter open. */
  public Date opensAt(DelegateExecution execution) {
    var milestone = ObligationKind.SERVICE_REPORT.slug() + "-q" + next(execution).quarter();
    return Date.from(EasternTime.startOfDay(cycles.milestone(CaseVariables.CYCLE_YEAR.get(execution), milestone).opensOn()));
  }

  /** Goes on to the following quarter, and says whether it is still this cycle's. */
  void advance(DelegateExecution execution) {
    var following = next(execution).next();
    Variables.NEXT_QUARTER.set(execution, following.toString());
    Variables.QUARTER_LEFT.set(execution, FiscalQuarter.reportedIn(CaseVariables.CYCLE_YEAR.get(execution)).contains(following));
  }
}
