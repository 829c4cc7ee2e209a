package org.hispcycle.feedback.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.feedback.Releases;
import org.springframework.stereotype.Component;

/**
 * Publishes the figures of a version that OMB has released and OIRA has marked. A case of an earlier model comes here right
 * after the acceptance: nothing is public then until both have happened, and no case is needed for it.
 */
@Component
class PublishReportDelegate implements JavaDelegate {

  private final Releases releases;

  PublishReportDelegate(Releases releases) {
    this.releases = releases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    releases.publish(execution.getProcessBusinessKey());
  }
}
