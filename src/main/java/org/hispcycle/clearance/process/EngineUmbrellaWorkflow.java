package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.clearance.UmbrellaCase;
import org.hispcycle.clearance.UmbrellaWorkflow;
import org.hispcycle.clearance.process.UmbrellaClearanceProcess.Messages;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the cases of umbrella clearances what the register knows. */
@Component
class EngineUmbrellaWorkflow implements UmbrellaWorkflow {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  EngineUmbrellaWorkflow(@Lazy RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  @Override
  public void watch(UmbrellaCase opened) {
    engine.asApplication(() -> runtime.createMessageCorrelation(Messages.REGISTERED).processInstanceBusinessKey(opened.businessKey())
        .setVariables(CaseVariables.AGENCY_ID.with(Variables.createVariables(), opened.agencyId())).correlateStartMessage());
  }

  @Override
  public void renewNow(String businessKey) {
    engine.tell(Messages.RENEWAL_BEGUN, businessKey);
  }

  @Override
  public void extensionRequested(String businessKey) {
    engine.tell(Messages.EXTENSION_REQUESTED, businessKey);
  }

  /** A clearance that had not lapsed yet does not wait for this. */
  @Override
  public void extended(String businessKey) {
    engine.tell(Messages.EXTENDED, businessKey);
  }

  @Override
  public void replaced(String businessKey) {
    engine.tell(Messages.REPLACED, businessKey);
  }
}
