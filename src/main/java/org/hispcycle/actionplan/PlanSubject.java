package org.hispcycle.actionplan;

/**
 * Whose plan of which cycle.
 *
 * @param hispId null where the department itself is the subject
 */
public record PlanSubject(int cycleYear, String agencyId, String hispId, String businessKey) {

  /** The same subject in the cycle before. */
  PlanSubject yearBefore() {
    return new PlanSubject(cycleYear - 1, agencyId, hispId, (cycleYear - 1) + "-" + (hispId == null ? agencyId : hispId));
  }
}
