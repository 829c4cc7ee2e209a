package org.hispcycle.clearance;

/** What surveys tell the process. */
public interface ClearanceWorkflow {

  /** Starts the case of a survey that has just been requested. */
  void start(Survey survey);

  /** Ends the case of a survey that nobody owes any more. */
  void end(Survey survey, String reason);
}
