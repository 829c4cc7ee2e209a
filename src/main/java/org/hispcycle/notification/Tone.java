package org.hispcycle.notification;

/** How a reminder speaks; chooses the sentences of the mail. */
public enum Tone {
  /** A task for you. */
  NEW,
  AHEAD,
  URGENT,
  TODAY,
  OVERDUE,
  ESCALATED
}
