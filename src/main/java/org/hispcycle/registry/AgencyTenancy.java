package org.hispcycle.registry;

import org.hispcycle.platform.security.IdentityAdministration;
import org.hispcycle.platform.security.IdentitySeed;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every agency of the register is one that cases and people can belong to, before anybody's account is made. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AgencyTenancy implements IdentitySeed {

  private final Registry registry;

  AgencyTenancy(Registry registry) {
    this.registry = registry;
  }

  @Override
  public void seed(IdentityAdministration identities) {
    registry.agencies().forEach(agency -> identities.ensureAgency(agency.id(), agency.name()));
  }
}
