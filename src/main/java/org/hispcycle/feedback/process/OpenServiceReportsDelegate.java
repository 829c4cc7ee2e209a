package org.hispcycle.feedback.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.feedback.FeedbackReports;
import org.hispcycle.platform.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Opens the reports of the quarter that has ended; repeated, it opens none twice. */
@Component
class OpenServiceReportsDelegate implements JavaDelegate {

  private final FeedbackReports reports;
  private final ReportingQuarters quarters;

  OpenServiceReportsDelegate(FeedbackReports reports, ReportingQuarters quarters) {
    this.reports = reports;
    this.quarters = quarters;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.open(CaseVariables.CYCLE_YEAR.get(execution), CaseVariables.HISP_ID.get(execution), quarters.next(execution));
    quarters.advance(execution);
  }
}
