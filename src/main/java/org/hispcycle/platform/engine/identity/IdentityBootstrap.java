package org.hispcycle.platform.engine.identity;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.hispcycle.platform.security.IdentityAdministration.Account;
import org.hispcycle.platform.security.IdentitySeed;
import org.hispcycle.platform.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Before the first request is served: roles, grants, shared filters, then the agencies and accounts that others bring, and
 * an operator. Without an operator the application does not start, since Camunda would offer the first visitor to become
 * one.
 */
@Component
class IdentityBootstrap implements SmartLifecycle {

  /** Addresses under this domain belong to nobody (RFC 2606); only demo accounts have them. */
  private static final String DEMO_ADDRESSES = "%.example";

  private static final Logger LOG = LoggerFactory.getLogger(IdentityBootstrap.class);

  private final IdentityService identityService;
  private final CamundaIdentityAdministration identities;
  private final RoleGrants grants;
  private final SharedFilters filters;
  private final List<IdentitySeed> seeds;
  private final FirstOperator firstOperator;
  private final boolean production;

  private volatile boolean running;

  IdentityBootstrap(IdentityService identityService, CamundaIdentityAdministration identities, RoleGrants grants,
      SharedFilters filters, List<IdentitySeed> seeds, FirstOperator firstOperator, Environment environment) {
    this.identityService = identityService;
    this.identities = identities;
    this.grants = grants;
    this.filters = filters;
    this.seeds = List.copyOf(seeds);
    this.firstOperator = firstOperator;
    this.production = environment.acceptsProfiles(Profiles.of("production"));
  }

  @Override
  public void start() {
    identities.ensureRoles();
    grants.ensure();
    filters.ensure();
    for (IdentitySeed seed : seeds) {
      seed.seed(identities);
    }
    if (production) {
      refuseDemoAccounts();
    }
    ensureOperator();
    running = true;
  }

  private void refuseDemoAccounts() {
    List<User> found = identityService.createUserQuery().userEmailLike(DEMO_ADDRESSES).list();
    if (!found.isEmpty()) {
      throw new IllegalStateException("This database holds demo accounts, whose password everybody knows: "
          + found.stream().map(User::getId).limit(5).collect(Collectors.joining(", "))
          + (found.size() > 5 ? " and " + (found.size() - 5) + " more" : "")
          + ". A production installation starts on a database of its own.");
    }
  }

  private void ensureOperator() {
    if (identityService.createUserQuery().memberOfGroup(Roles.ADMIN).count() > 0) {
      return;
    }
    if (!firstOperator.isComplete()) {
      throw new IllegalStateException("There is no operator yet. Name the first one with HISP_OPERATOR_ID, HISP_OPERATOR_EMAIL"
          + " and HISP_OPERATOR_PASSWORD, start once, log in, change the password and remove the settings.");
    }
    identities.ensureAccounts(List.of(new Account(firstOperator.id(), "Operator", firstOperator.id(),
        firstOperator.email(), firstOperator.password(), Roles.ADMIN, null)));
    LOG.info("Created the first operator \"{}\"", firstOperator.id());
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Early: before the web server takes requests. */
  @Override
  public int getPhase() {
    return 0;
  }
}
