package org.hispcycle.notification;

/** What a mail is for; whoever looks through the outbox sorts by it. */
public enum MailKind {
  NEWS("News"),
  TASKS("At once"),
  DIGEST("Digest of the day"),
  ESCALATION("Escalation"),
  WEEKLY("Week at a glance"),
  /** What a person would have been told in many mails while the mail server was away. */
  CATCH_UP("After an outage");

  private final String label;

  MailKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Tells of tasks and duties, so that several that wait for one person can become one. */
  boolean mergeable() {
    return this == TASKS || this == DIGEST || this == ESCALATION || this == CATCH_UP;
  }
}
