package org.hispcycle.clearance;

/** What surveys tell the process. */
public interface ClearanceWorkflow {

  /** Starts the case of a survey that has just been requested. */
  void start(Survey survey);

  /** Ends the case of a survey that was withdrawn, or that nobody owes any more. */
  void end(Survey survey, String reason);

  /** Somebody acted on the case at the same moment; nothing was done. */
  final class Moved extends RuntimeException {

    public Moved(Throwable cause) {
      super("The case was changed by somebody else at the same moment.", cause);
    }
  }
}
