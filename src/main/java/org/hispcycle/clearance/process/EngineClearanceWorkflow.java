package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.clearance.ClearanceWorkflow;
import org.hispcycle.clearance.Survey;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the case of a survey that designation asks for, and ends one that nobody owes any more. */
@Component
class EngineClearanceWorkflow implements ClearanceWorkflow {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  EngineClearanceWorkflow(@Lazy RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  @Override
  public void start(Survey survey) {
    engine.asApplication(() -> {
      var variables = Variables.createVariables();
      CaseVariables.CYCLE_YEAR.with(variables, survey.cycleYear());
      CaseVariables.AGENCY_ID.with(variables, survey.agencyId());
      CaseVariables.HISP_ID.with(variables, survey.hispId());
      PraClearanceProcess.Variables.SERVICE_ID.with(variables, survey.serviceId());
      runtime.createMessageCorrelation(PraClearanceProcess.Messages.CLEARANCE_REQUESTED)
          .processInstanceBusinessKey(survey.businessKey()).setVariables(variables).correlateStartMessage();
    });
  }

  @Override
  public void end(Survey survey, String reason) {
    engine.asApplication(() -> runtime.createProcessInstanceQuery().processDefinitionKey(PraClearanceProcess.KEY)
        .processInstanceBusinessKey(survey.businessKey()).list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason)));
  }
}
