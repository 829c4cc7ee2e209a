package org.hispcycle.escalation;

/** Tells the engine what became of a matter outside its tasks. */
public interface EscalationWorkflow {

  /** The case and the agencies' tasks end. */
  void withdrawn(String businessKey);
}
