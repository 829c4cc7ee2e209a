package org.hispcycle.survey.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.hispcycle.platform.engine.TaskRefused;
import org.hispcycle.survey.Exceptions;
import org.hispcycle.survey.process.SurveyExceptionProcess.Variables;
import org.springframework.stereotype.Component;

/** Gives a request its key, agency and HISP; whatever the caller sent for them is overwritten. */
@Component
class PrepareSurveyExceptionDelegate implements JavaDelegate {

  private final Exceptions exceptions;
  private final EngineAccess engine;
  private final Clock clock;

  PrepareSurveyExceptionDelegate(Exceptions exceptions, EngineAccess engine, Clock clock) {
    this.exceptions = exceptions;
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var request = exceptions.begin(serviceId(execution), execution.getTenantId(), engine.caller());
      execution.setProcessBusinessKey(request.businessKey());
      CaseVariables.CYCLE_YEAR.set(execution, EasternTime.today(clock).getYear());
      CaseVariables.AGENCY_ID.set(execution, request.agencyId());
      CaseVariables.HISP_ID.set(execution, request.hispId());
      Variables.SERVICE_ID.set(execution, request.serviceId());
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
