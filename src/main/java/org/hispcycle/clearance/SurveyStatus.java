package org.hispcycle.clearance;

/** Where a survey stands on its way to a clearance. */
public enum SurveyStatus {
  DRAFT(true), IN_AGENCY_REVIEW(true), WITH_OMB(true), RETURNED(true), APPROVED(false), NO_CLEARANCE_NEEDED(false),
  DISAPPROVED(false), WITHDRAWN(false);

  private final boolean open;

  SurveyStatus(boolean open) {
    this.open = open;
  }

  /** The case still runs. */
  public boolean open() {
    return open;
  }
}
