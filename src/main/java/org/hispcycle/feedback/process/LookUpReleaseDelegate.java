package org.hispcycle.feedback.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.feedback.Releases;
import org.hispcycle.feedback.process.ServiceReportProcess.Variables;
import org.springframework.stereotype.Component;

/** Whether the accepted figures wait for their release, have it already, or are kept inside (G3, L12, E10). */
@Component
class LookUpReleaseDelegate implements JavaDelegate {

  private final Releases releases;

  LookUpReleaseDelegate(Releases releases) {
    this.releases = releases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Variables.RELEASE_STATE.set(execution, releases.lookUp(execution.getProcessBusinessKey()).id());
  }
}
