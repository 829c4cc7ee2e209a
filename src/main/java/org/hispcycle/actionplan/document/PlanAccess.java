package org.hispcycle.actionplan.document;

import java.util.Collections;
import java.util.Set;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;

/**
 * What a person may read of action plans: OMB's lead and budget examiner every submitted one, the people of an agency those of
 * their agency, also as they are being written. Budget requests are for fewer: they are not public before the Budget is out (D7).
 *
 * @param atOmb reads the plans of all agencies
 * @param agencies whose plans the person works for
 * @param money sees the budget requests of the plans that the person may read
 */
public record PlanAccess(boolean atOmb, Set<String> agencies, boolean money) {

  private static final Set<String> AT_OMB = Set.of(Roles.OMB_LEAD, Roles.OMB_BUDGET_EXAMINER);
  /** Those who have a step in a plan, and the Chief Financial Officer. */
  private static final Set<String> MONEY_IN_THE_AGENCY = Set.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.HISP_OFFICIAL, Roles.CIO, Roles.CFO,
      Roles.AGENCY_HEAD);

  public PlanAccess {
    agencies = Set.copyOf(agencies);
  }

  public static PlanAccess of(Actor actor) {
    var atOmb = hasOne(actor, AT_OMB);
    return new PlanAccess(atOmb, hasOne(actor, Roles.AGENCY) ? actor.agencies() : Set.of(), atOmb || hasOne(actor, MONEY_IN_THE_AGENCY));
  }

  private static boolean hasOne(Actor actor, Set<String> roles) {
    return !Collections.disjoint(actor.groups(), roles);
  }

  boolean mayRead(String agencyId) {
    return atOmb || agencies.contains(agencyId);
  }

  /** What an agency has not submitted yet is its own. */
  boolean mayReadUnsubmitted(String agencyId) {
    return agencies.contains(agencyId);
  }

  void requireAny() {
    if (!atOmb && agencies.isEmpty()) {
      throw new NotAllowed("Action plans are read by the people of the agency and by the OMB lead and budget examiner. "
          + "Everybody reads accepted commitments at /public/plans.");
    }
  }
}
