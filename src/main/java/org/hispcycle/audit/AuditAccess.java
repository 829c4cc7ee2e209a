package org.hispcycle.audit;

import java.util.Collections;
import java.util.Set;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;

/**
 * Who reads the record: OMB's lead, the Director and operators all of it; those who answer for an agency, and its counsel who
 * answers records requests, the agency's part.
 *
 * @param chains null for all
 */
public record AuditAccess(Set<String> chains) {

  private static final Set<String> ALL = Set.of(Roles.OMB_LEAD, Roles.OMB_DIRECTOR, Roles.ADMIN);
  private static final Set<String> IN_THE_AGENCY = Set.of(Roles.AGENCY_HEAD, Roles.SERVICE_DELIVERY_OFFICIAL, Roles.HISP_OFFICIAL, Roles.LEGAL_COUNSEL);

  public static AuditAccess of(Actor actor) {
    if (!Collections.disjoint(actor.groups(), ALL)) {
      return new AuditAccess(null);
    }
    if (Collections.disjoint(actor.groups(), IN_THE_AGENCY) || actor.agencies().isEmpty()) {
      throw new NotAllowed("The record is read by OMB's lead, the Director and operators, and by the head, the service delivery official, the HISP "
          + "officials and the counsel of each agency. Ask one of them.");
    }
    return new AuditAccess(actor.agencies());
  }

  /** Refuses to name an agency that is none of the reader's. */
  public void require(String agencyId) {
    if (chains != null && agencyId != null && !chains.contains(agencyId)) {
      throw new NotAllowed("You read the record of " + String.join(", ", chains.stream().sorted().toList()) + ", not that of " + agencyId + ".");
    }
  }

  /** Verifying walks the chains of all agencies. */
  public static void requireVerifier(Actor actor) {
    if (!actor.is(Roles.OMB_LEAD) && !actor.isAdmin()) {
      throw new NotAllowed("The record is verified by OMB's lead and by operators. An export carries what its reader needs to check it.");
    }
  }
}
