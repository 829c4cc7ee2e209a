package org.hispcycle.cycle;

/** How OMB settles what is still open at the close-out, so that every year closes. */
public enum Settlement {
  MET_LATE(ObligationStatus.ACCEPTED, "Met late"),
  EXCUSED(ObligationStatus.EXCUSED, "Excused"),
  NOT_MET(ObligationStatus.NOT_MET, "Not met"),
  CARRIED_OVER(ObligationStatus.CARRIED_OVER, "Carried over");

  private final ObligationStatus status;
  private final String label;

  Settlement(ObligationStatus status, String label) {
    this.status = status;
    this.label = label;
  }

  ObligationStatus status() {
    return status;
  }

  public String label() {
    return label;
  }
}
