package org.hispcycle.clearance.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Gives the request for a clearance its key; whatever the caller sent for it is overwritten. */
@Component
class PrepareUmbrellaCaseDelegate implements JavaDelegate {

  private final UmbrellaCases cases;
  private final IdentityService identity;

  PrepareUmbrellaCaseDelegate(UmbrellaCases cases, @Lazy IdentityService identity) {
    this.cases = cases;
    this.identity = identity;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var by = Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId).orElse("system");
      var opened = cases.request(execution.getTenantId(), by);
      execution.setProcessBusinessKey(opened.businessKey());
      CaseVariables.AGENCY_ID.set(execution, opened.agencyId());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }
}
