package org.hispcycle.cycle;

/** What the yearly cycle tells the processes. */
public interface CycleWorkflow {

  /** Starts the round of one year, unless it is running. */
  void startYear(int cycleYear);

  /** Starts the cycle of one subject, once. */
  void startSubjectCycle(int cycleYear, Subject subject);

  /** The subject takes no part any more: its open phases end. */
  void endSubjectCycle(int cycleYear, Subject subject, String reason);

  /** The cycle's dates changed: timers that wait for them are set anew. */
  void datesChanged(int cycleYear);
}
