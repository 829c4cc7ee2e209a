package org.hispcycle.feedback;

/** What feedback tells the processes. */
public interface ReportWorkflow {

  /** Starts the case of a report; the caller has made sure that it is the only one. */
  void startReport(ServiceReport report);

  /** Starts the case of a correction. */
  void startCorrection(ServiceReport report);

  /**
   * OMB has released the report and OIRA has marked it.
   *
   * @return whether a case waited for it and publishes the figures now
   */
  boolean released(ServiceReport report);

  /** A correction was accepted: nobody waits for the release of the version before it any more. */
  void replaced(ServiceReport report);

  /** Ends the case of a report that is owed no more; one that has ended already stays as it is. */
  void endReport(ServiceReport report, String reason);
}
