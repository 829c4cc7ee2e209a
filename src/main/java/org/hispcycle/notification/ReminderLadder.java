package org.hispcycle.notification;

import java.util.List;

/** Which reminders a task gets; a decision table that OMB can read and change. */
public interface ReminderLadder {

  /** The role groups that the table distinguishes. */
  String AGENCY = "agency";
  String OMB = "OMB";

  /**
   * @param milestone kind of the obligation the task belongs to, as a slug; null where it belongs to none
   * @param roleGroup {@link #AGENCY} or {@link #OMB}
   */
  List<LadderStep> steps(String milestone, String roleGroup);
}
