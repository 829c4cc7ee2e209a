package org.hispcycle.designation;

/** What the register of duties tells the clock of a newly designated service. */
public interface FirstReportWorkflow {

  /** Starts the clock. */
  void start(String businessKey, int cycleYear, String agencyId, String hispId, int serviceId);

  /** The service has begun to report. */
  void reportingBegan(String businessKey);

  /** The duty ended otherwise. */
  void dutyEnded(String businessKey);
}
