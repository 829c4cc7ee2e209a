package org.hispcycle.designation.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.designation.FirstReportWorkflow;
import org.hispcycle.designation.process.FirstReportClockProcess.Messages;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the clock of a service what the ledger knows. */
@Component
class EngineFirstReportWorkflow implements FirstReportWorkflow {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  EngineFirstReportWorkflow(@Lazy RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  @Override
  public void start(String businessKey, int cycleYear, String agencyId, String hispId, int serviceId) {
    engine.asApplication(() -> {
      var variables = Variables.createVariables();
      CaseVariables.CYCLE_YEAR.with(variables, cycleYear);
      CaseVariables.AGENCY_ID.with(variables, agencyId);
      CaseVariables.HISP_ID.with(variables, hispId);
      FirstReportClockProcess.Variables.SERVICE_ID.with(variables, serviceId);
      runtime.createMessageCorrelation(Messages.SERVICE_NEWLY_DESIGNATED).processInstanceBusinessKey(businessKey)
          .setVariables(variables).correlateStartMessage();
    });
  }

  @Override
  public void reportingBegan(String businessKey) {
    engine.tell(Messages.REPORTING_BEGAN, businessKey);
  }

  @Override
  public void dutyEnded(String businessKey) {
    engine.tell(Messages.DUTY_ENDED, businessKey);
  }
}
