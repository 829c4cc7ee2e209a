package org.hispcycle.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people behind accounts and roles, for work of our own such as reminders; no right of the caller is asked. */
public interface People {

  /** @param email may be null or unusable; whoever writes to it checks it */
  record Person(String id, String name, String email) {}

  Optional<Person> find(String userId);

  /** The roles of one person, see {@link org.hispcycle.platform.security.Roles}. */
  Set<String> roles(String userId);

  /** The agencies that a person works for; empty for people at OMB. */
  Set<String> agencies(String userId);

  /**
   * Who holds a role: OMB's roles and the operator's are held for the whole government, an agency's role by the people of that agency.
   *
   * @param agencyId ignored for roles at OMB and operators; null finds nobody in an agency's role
   */
  List<Person> holders(String role, String agencyId);
}
