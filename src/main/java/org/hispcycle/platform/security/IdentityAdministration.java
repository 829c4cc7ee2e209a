package org.hispcycle.platform.security;

import java.util.Collection;

/** Brings agencies and accounts into the engine's identity tables. Everything can be repeated without effect. */
public interface IdentityAdministration {

  /** The agency exists, and the OMB roles belong to it. */
  void ensureAgency(String agencyId, String name);

  /** The accounts exist, with these roles and agencies. Existing accounts keep their password. */
  void ensureAccounts(Collection<Account> accounts);

  /**
   * An account to be.
   *
   * @param userId    letters and digits only
   * @param firstName for demo people the role, such as "Service Delivery Official,"
   * @param lastName  for demo people the agency, such as "VA"
   * @param email     where reminders go
   * @param password  first password
   * @param role      see {@link Roles}
   * @param agencyId  the agency, or null at OMB and for operators
   */
  record Account(String userId, String firstName, String lastName, String email, String password, String role,
      String agencyId) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
      return "Account[" + userId + ", " + role + (agencyId == null ? "" : ", " + agencyId) + "]";
    }
  }
}
