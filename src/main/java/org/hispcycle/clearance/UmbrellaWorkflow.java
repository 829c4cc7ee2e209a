package org.hispcycle.clearance;

/** What the register of umbrella clearances tells their cases. */
public interface UmbrellaWorkflow {

  /** Starts the case of a clearance that is in force. */
  void watch(UmbrellaCase opened);

  /** The renewal begins now, before it is due. */
  void renewNow(String businessKey);

  /** The agency asks to extend the clearance. */
  void extensionRequested(String businessKey);

  /** The clearance is in force again, or longer than before. */
  void extended(String businessKey);

  /** Another clearance took the place of the one that is watched. */
  void replaced(String businessKey);
}
