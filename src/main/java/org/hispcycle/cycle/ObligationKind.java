package org.hispcycle.cycle;

import java.util.Arrays;
import java.util.Optional;

/** The duties that the ledger keeps (X3). */
public enum ObligationKind {
  CAPACITY_ASSESSMENT("Capacity assessment"),
  REVIEW_MEETING("Review of the assessment with OMB"),
  SERVICE_DESIGNATION("Designation of priority services"),
  DRAFT_ACTION_PLAN("Draft action plan"),
  ACTION_PLAN("Action plan and budget requests"),
  SERVICE_REPORT("Quarterly feedback report"),
  SURVEY("Customer feedback survey"),
  PRA_CLEARANCE("Paperwork Reduction Act clearance"),
  FIRST_REPORT("Begin of quarterly reporting");

  private final String label;

  ObligationKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** As in obligation ids, milestones and addresses: {@code capacity-assessment}. */
  public String slug() {
    return name().toLowerCase().replace('_', '-');
  }

  public static Optional<ObligationKind> bySlug(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
