package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.stereotype.Component;

/** Gives the request for a clearance its key; whatever the caller sent for it is overwritten. */
@Component
class PrepareUmbrellaCaseDelegate implements JavaDelegate {

  private final UmbrellaCases cases;
  private final EngineAccess engine;

  PrepareUmbrellaCaseDelegate(UmbrellaCases cases, EngineAccess engine) {
    this.cases = cases;
    this.engine = engine;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var opened = cases.request(execution.getTenantId(), engine.caller());
      execution.setProcessBusinessKey(opened.businessKey());
      CaseVariables.AGENCY_ID.set(execution, opened.agencyId());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }
}
