package org.hispcycle.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hispcycle.platform.security.IdentityAdministration;
import org.hispcycle.platform.security.IdentityAdministration.Account;
import org.hispcycle.platform.security.IdentitySeed;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's people: one account for each role at OMB, and one for each role in each agency. Their names are roles and
 * their addresses lie in a domain that belongs to nobody (RFC 2606), so nobody can take them for real people.
 */
@Component
@Profile("demo")
class DemoAccounts implements IdentitySeed {

  static final String PASSWORD = "hisp-demo";

  /** The ending of the account's name in each role: the agency's abbreviation stands before it, as in vaOfficial. */
  private static final Map<String, String> ENDINGS = endings();

  private final Registry registry;

  DemoAccounts(Registry registry) {
    this.registry = registry;
  }

  @Override
  public void seed(IdentityAdministration identities) {
    List<Account> accounts = new ArrayList<>();
    for (String role : Roles.OMB) {
      accounts.add(new Account(role, Roles.label(role), "(demo)", role.toLowerCase(Locale.ROOT) + "@omb.example", PASSWORD,
          role, null));
    }
    accounts.add(new Account("admin", Roles.label(Roles.ADMIN), "(demo)", "admin@hispcycle.example", PASSWORD, Roles.ADMIN,
        null));
    for (Agency each : registry.agencies()) {
      String agency = each.id();
      String abbreviation = agency.toLowerCase(Locale.ROOT);
      ENDINGS.forEach((role, ending) -> accounts.add(new Account(abbreviation + ending, Roles.label(role) + ",", agency,
          abbreviation + "." + ending.toLowerCase(Locale.ROOT) + "@" + abbreviation + ".example", PASSWORD, role, agency)));
    }
    identities.ensureAccounts(accounts);
  }

  private static Map<String, String> endings() {
    var endings = new LinkedHashMap<String, String>();
    endings.put(Roles.SERVICE_DELIVERY_OFFICIAL, "Official");
    endings.put(Roles.CIO, "Cio");
    endings.put(Roles.AGENCY_HEAD, "Head");
    endings.put(Roles.CFO, "Cfo");
    endings.put(Roles.LEGAL_COUNSEL, "Counsel");
    endings.put(Roles.PRA_OFFICER, "Pra");
    endings.put(Roles.HISP_OFFICIAL, "HispOfficial");
    endings.put(Roles.HISP_REPORTER, "Reporter");
    return endings;
  }
}
