package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.ClearanceRequests;
import org.hispcycle.clearance.NewRequest;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.hispcycle.platform.engine.ProcessVariable;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.stereotype.Component;

/** Gives a request of an agency its key, year and HISP; whatever the caller sent for them is overwritten. */
@Component
class PrepareClearanceDelegate implements JavaDelegate {

  private final ClearanceRequests requests;
  private final EngineAccess engine;

  PrepareClearanceDelegate(ClearanceRequests requests, EngineAccess engine) {
    this.requests = requests;
    this.engine = engine;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var survey = requests.request(request(execution), execution.getTenantId(), engine.caller());
      execution.setProcessBusinessKey(survey.businessKey());
      // what was asked for stands with the survey, not in variables
      Variables.REQUESTED_TOUCHPOINT.remove(execution);
      Variables.REQUESTED_CHANGE.remove(execution);
      CaseVariables.CYCLE_YEAR.set(execution, survey.cycleYear());
      CaseVariables.AGENCY_ID.set(execution, survey.agencyId());
      CaseVariables.HISP_ID.set(execution, survey.hispId());
      Variables.SERVICE_ID.set(execution, survey.serviceId());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }

  private static NewRequest request(DelegateExecution execution) {
    var serviceId = number(execution, Variables.REQUESTED_SERVICE, "the id of the service");
    if (serviceId != null && serviceId != serviceId.intValue()) {
      throw wrong(Variables.REQUESTED_SERVICE, "the id of the service");
    }
    return new NewRequest(serviceId == null ? null : serviceId.intValue(), touchpoint(execution),
        number(execution, Variables.REQUESTED_CHANGE, "the number of the approved survey"));
  }

  private static String touchpoint(DelegateExecution execution) {
    try {
      return Variables.REQUESTED_TOUCHPOINT.find(execution).orElse(null);
    } catch (ClassCastException noText) {
      throw new InputRefused("The field touchpoint must be text: the moment of the journey that the survey asks about.");
    }
  }

  private static Long number(DelegateExecution execution, ProcessVariable<Number> variable, String what) {
    try {
      var given = variable.find(execution).orElse(null);
      if (given instanceof Double || given instanceof Float) {
        throw wrong(variable, what);
      }
      return given == null ? null : given.longValue();
    } catch (ClassCastException noNumber) {
      throw wrong(variable, what);
    }
  }

  private static InputRefused wrong(ProcessVariable<Number> variable, String what) {
    return new InputRefused("The field " + variable.name() + " must be a whole number: " + what + ".");
  }
}
