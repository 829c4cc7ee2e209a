package org.hispcycle.feedback.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.feedback.ReportWorkflow;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the engine what became of a report. */
@Component
class EngineReportWorkflow implements ReportWorkflow {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  EngineReportWorkflow(@Lazy RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  @Override
  public void startReport(ServiceReport report) {
    engine.asApplication(() -> {
      var variables = Variables.createVariables();
      CaseVariables.CYCLE_YEAR.with(variables, report.cycleYear());
      CaseVariables.AGENCY_ID.with(variables, report.agencyId());
      CaseVariables.HISP_ID.with(variables, report.hispId());
      ServiceReportProcess.Variables.SERVICE_ID.with(variables, report.serviceId());
      ServiceReportProcess.Variables.QUARTER.with(variables, report.quarter().toString());
      runtime.createMessageCorrelation(ServiceReportProcess.Messages.SERVICE_REPORT_OPENED)
          .processInstanceBusinessKey(report.businessKey()).setVariables(variables).correlateStartMessage();
    });
  }

  @Override
  public void endReport(ServiceReport report, String reason) {
    engine.asApplication(() -> runtime.createProcessInstanceQuery().processDefinitionKey(ServiceReportProcess.KEY)
        .processInstanceBusinessKey(report.businessKey()).list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason)));
  }
}
