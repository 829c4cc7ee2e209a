package org.hispcycle.platform.security;

import java.util.Set;

/**
 * The person (or program) behind a request: who it is, which roles, which agencies.
 *
 * @param userId   the account
 * @param groups   roles, see {@link Roles}
 * @param agencies ids of the agencies the person works for; for OMB every agency
 */
public record Actor(String userId, Set<String> groups, Set<String> agencies) {

  public Actor {
    groups = Set.copyOf(groups);
    agencies = Set.copyOf(agencies);
  }

  /** Has this role. */
  public boolean is(String role) {
    return groups.contains(role);
  }

  /** Works at OMB, in whatever role: sees every agency. */
  public boolean isOmb() {
    return groups.stream().anyMatch(Roles.OMB::contains);
  }

  /** Is an operator. */
  public boolean isAdmin() {
    return groups.contains(Roles.ADMIN);
  }

  /** May see the agency's cases. What the person may do to a case still depends on the role. */
  public boolean mayActFor(String agencyId) {
    return isAdmin() || isOmb() || agencies.contains(agencyId);
  }
}
