package org.hispcycle.notification.process;

/** The vocabulary of processes/reminder-ladder.dmn. */
final class ReminderLadderDecision {

  static final String KEY = "ReminderLadderDecision";

  static final String MILESTONE = "milestone";
  static final String ROLE_GROUP = "roleGroup";

  static final String STEP = "step";
  static final String OFFSET = "offset";
  static final String UNIT = "unit";
  static final String TIME_OF_DAY = "timeOfDay";
  static final String AUDIENCE = "audience";
  static final String TONE = "tone";
  static final String CHANNEL = "channel";
  static final String SUBJECT_PREFIX = "subjectPrefix";

  private ReminderLadderDecision() {}
}
