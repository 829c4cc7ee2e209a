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
    start(report, ServiceReportProcess.Messages.SERVICE_REPORT_OPENED);
  }

  @Override
  public void startCorrection(ServiceReport report) {
    start(report, ServiceReportProcess.Messages.CORRECTION_BEGUN);
  }

  private void start(ServiceReport report, String message) {
    engine.asApplication(() -> {
      var variables = Variables.createVariables();
      CaseVariables.CYCLE_YEAR.with(variables, report.cycleYear());
      CaseVariables.AGENCY_ID.with(variables, report.agencyId());
      CaseVariables.HISP_ID.with(variables, report.hispId());
      ServiceReportProcess.Variables.SERVICE_ID.with(variables, report.serviceId());
      ServiceReportProcess.Variables.QUARTER.with(variables, report.quarter().toString());
      runtime.createMessageCorrelation(message).processInstanceBusinessKey(report.businessKey()).setVariables(variables).correlateStartMessage();
    });
  }

  @Override
  public boolean released(ServiceReport report) {
    return settleRelease(report, ServiceReportProcess.RELEASED);
  }

  @Override
  public void replaced(ServiceReport report) {
    settleRelease(report, ServiceReportProcess.REPLACED);
  }

  /** Cases of a model that did not wait for the release have ended, and nobody is told. */
  private boolean settleRelease(ServiceReport report, String how) {
    return engine.asApplication(() -> {
      var variables = Variables.createVariables();
      ServiceReportProcess.Variables.RELEASE_STATE.with(variables, how);
      return !runtime.createMessageCorrelation(ServiceReportProcess.Messages.RELEASE_SETTLED).processInstanceBusinessKey(report.businessKey())
          .setVariables(variables).correlateAllWithResult().isEmpty();
    });
  }

  @Override
  public void endReport(ServiceReport report, String reason) {
    engine.asApplication(() -> runtime.createProcessInstanceQuery().processDefinitionKey(ServiceReportProcess.KEY)
        .processInstanceBusinessKey(report.businessKey()).list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason)));
  }
}
