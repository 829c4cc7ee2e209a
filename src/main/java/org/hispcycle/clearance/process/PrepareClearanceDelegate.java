package org.hispcycle.clearance.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.hispcycle.clearance.ClearanceRequests;
import org.hispcycle.clearance.NewRequest;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Gives a request of an agency its key, year and HISP; whatever the caller sent for them is overwritten. */
@Component
class PrepareClearanceDelegate implements JavaDelegate {

  private static final String TOUCHPOINT = "touchpoint";
  private static final String CHANGES = "changes";
  private static final String SERVICE_ID = Variables.SERVICE_ID.name();

  private final ClearanceRequests requests;
  private final IdentityService identity;

  PrepareClearanceDelegate(ClearanceRequests requests, @Lazy IdentityService identity) {
    this.requests = requests;
    this.identity = identity;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var by = Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId).orElse("system");
      var survey = requests.request(request(execution), execution.getTenantId(), by);
      execution.setProcessBusinessKey(survey.businessKey());
      // what was asked for stands with the survey, not in variables
      execution.removeVariable(TOUCHPOINT);
      execution.removeVariable(CHANGES);
      CaseVariables.CYCLE_YEAR.set(execution, survey.cycleYear());
      CaseVariables.AGENCY_ID.set(execution, survey.agencyId());
      CaseVariables.HISP_ID.set(execution, survey.hispId());
      Variables.SERVICE_ID.set(execution, survey.serviceId());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }

  private static NewRequest request(DelegateExecution execution) {
    var serviceId = number(execution, SERVICE_ID, "the id of the service");
    if (serviceId != null && serviceId != serviceId.intValue()) {
      throw new InputRefused("The field serviceId must be a whole number: the id of the service.");
    }
    var touchpoint = execution.getVariable(TOUCHPOINT);
    if (touchpoint != null && !(touchpoint instanceof String)) {
      throw new InputRefused("The field touchpoint must be text: the moment of the journey that the survey asks about.");
    }
    return new NewRequest(serviceId == null ? null : serviceId.intValue(), (String) touchpoint, number(execution, CHANGES, "the number of the approved survey"));
  }

  private static Long number(DelegateExecution execution, String name, String what) {
    var given = execution.getVariable(name);
    if (given == null || given instanceof String text && text.isBlank()) {
      return null;
    }
    if (given instanceof Integer || given instanceof Long || given instanceof Short) {
      return ((Number) given).longValue();
    }
    throw new InputRefused("The field " + name + " must be a whole number: " + what + ".");
  }
}
