package org.hispcycle.clearance;

/** Where a survey stands on its way to a clearance. */
public enum SurveyStatus {
  DRAFT(true), IN_AGENCY_REVIEW(true), WITH_OMB(true),
  /** Both reviewers approve; the OMB control number is still to come. */
  AWAITING_NUMBER(true), RETURNED(true), APPROVED(false), NO_CLEARANCE_NEEDED(false),
  /** Needed no clearance by itself; another group of nine or fewer joined, and together they need one (H8). */
  EXEMPTION_ENDED(false),
  /** A cosmetic change of an approved survey, which goes on with it. */
  CHANGE_RECORDED(false), DISAPPROVED(false), WITHDRAWN(false);

  private final boolean open;

  SurveyStatus(boolean open) {
    this.open = open;
  }

  /** The case still runs. */
  public boolean open() {
    return open;
  }

  /** The agency may take the request back: there is no outcome yet. */
  public boolean withdrawable() {
    return open && this != AWAITING_NUMBER;
  }
}
