package org.hispcycle.feedback.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.feedback.FeedbackReports;
import org.springframework.stereotype.Component;

/** Releases the figures of an accepted report, as far as their clearances allow. */
@Component
class PublishReportDelegate implements JavaDelegate {

  private final FeedbackReports reports;

  PublishReportDelegate(FeedbackReports reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var businessKey = execution.getProcessBusinessKey();
    reports.publish(ServiceReportProcess.caseKey(businessKey), businessKey);
  }
}
