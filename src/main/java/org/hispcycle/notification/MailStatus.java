package org.hispcycle.notification;

/** Where a mail is on its way. */
public enum MailStatus {
  QUEUED("Waiting to be sent"),
  SENDING("Being sent"),
  SENT("Sent"),
  /** It waited too long beside others for the same person; one mail says it all. */
  REPLACED("Replaced by one later mail"),
  /** The address or the mail itself is refused; only a person can help. */
  PARKED("Parked: needs a person"),
  /** A person gave it up. */
  DISCARDED("Discarded");

  private final String label;

  MailStatus(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
