package org.hispcycle.feedback;

/** What feedback tells the processes. */
public interface ReportWorkflow {

  /** Starts the case of a report; the caller has made sure that it is the only one. */
  void startReport(ServiceReport report);

  /** Ends the case of a report that is owed no more; one that has ended already stays as it is. */
  void endReport(ServiceReport report, String reason);
}
