package org.hispcycle.cycle;

/** What has become of a duty (X3). */
public enum ObligationStatus {
  OPEN(false, "Open"),
  SUBMITTED(false, "Submitted"),
  RETURNED(false, "Returned"),
  ACCEPTED(true, "Accepted"),
  PARTLY_ACCEPTED(true, "Accepted in part"),
  NOT_REPORTED(true, "Not reported, with reason"),
  EXCUSED(true, "Excused"),
  NOT_MET(true, "Not met"),
  CARRIED_OVER(true, "Carried over");

  private final boolean settled;
  private final String label;

  ObligationStatus(boolean settled, String label) {
    this.settled = settled;
    this.label = label;
  }

  /** Nothing more is owed in this cycle. */
  public boolean settled() {
    return settled;
  }

  public String label() {
    return label;
  }
}
