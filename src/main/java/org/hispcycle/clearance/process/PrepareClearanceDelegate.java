package org.hispcycle.clearance.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Gives a request of an agency its key, year and HISP; whatever the caller sent for them is overwritten. */
@Component
class PrepareClearanceDelegate implements JavaDelegate {

  private final Surveys surveys;
  private final IdentityService identity;

  PrepareClearanceDelegate(Surveys surveys, @Lazy IdentityService identity) {
    this.surveys = surveys;
    this.identity = identity;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var by = Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId).orElse("system");
      var survey = surveys.request(serviceId(execution), execution.getTenantId(), by);
      execution.setProcessBusinessKey(survey.businessKey());
      CaseVariables.CYCLE_YEAR.set(execution, survey.cycleYear());
      CaseVariables.AGENCY_ID.set(execution, survey.agencyId());
      CaseVariables.HISP_ID.set(execution, survey.hispId());
      Variables.SERVICE_ID.set(execution, survey.serviceId());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }

  private static Integer serviceId(DelegateExecution execution) {
    try {
      return Variables.SERVICE_ID.find(execution).orElse(null);
    } catch (ClassCastException notANumber) {
      throw new InputRefused("The field serviceId must be a whole number: the id of the service.");
    }
  }
}
