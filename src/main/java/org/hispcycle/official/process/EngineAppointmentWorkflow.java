package org.hispcycle.official.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.official.AppointmentWorkflow;
import org.hispcycle.official.Officials;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the cases in which officials are appointed. */
@Component
class EngineAppointmentWorkflow implements AppointmentWorkflow {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  EngineAppointmentWorkflow(@Lazy RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  @Override
  public void askForAppointment(int cycleYear, String agencyId) {
    engine.asApplication(() -> {
      if (!isOpen(agencyId)) {
        var variables = Variables.createVariables();
        CaseVariables.CYCLE_YEAR.with(variables, cycleYear);
        CaseVariables.AGENCY_ID.with(variables, agencyId);
        runtime.createMessageCorrelation(OfficialAppointmentProcess.Messages.OFFICIAL_MISSING)
            .processInstanceBusinessKey(Officials.key(cycleYear, agencyId)).setVariables(variables).correlateStartMessage();
      }
    });
  }

  /** A case that is only being begun has no key yet and does not count. */
  @Override
  public boolean isOpen(String agencyId) {
    return engine.asApplication(() -> runtime.createProcessInstanceQuery().processDefinitionKey(OfficialAppointmentProcess.KEY)
        .tenantIdIn(agencyId).processInstanceBusinessKeyLike("%-official").count() > 0);
  }
}
