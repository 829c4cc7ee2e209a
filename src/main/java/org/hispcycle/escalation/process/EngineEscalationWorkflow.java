package org.hispcycle.escalation.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.hispcycle.escalation.EscalationWorkflow;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Ends a case that was withdrawn. */
@Component
class EngineEscalationWorkflow implements EscalationWorkflow {

  private final EngineAccess engine;

  EngineEscalationWorkflow(EngineAccess engine) {
    this.engine = engine;
  }

  @Override
  public void withdrawn(String businessKey) {
    try {
      engine.tell(DirectorEscalationProcess.Messages.WITHDRAWN, businessKey);
    } catch (OptimisticLockingException meanwhile) {
      throw new OptimisticLockingFailureException("Somebody completed a task of " + businessKey + " at the same moment.", meanwhile);
    }
  }
}
