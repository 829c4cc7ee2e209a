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

  /** Agencies of the seeded register. */
  private static final Map<String, String> AGENCIES = agencies();

  @Override
  public void seed(IdentityAdministration identities) {
    AGENCIES.forEach(identities::ensureAgency);
    List<Account> accounts = new ArrayList<>();
    for (String role : Roles.OMB) {
      accounts.add(new Account(role, Roles.label(role), "(demo)", role.toLowerCase(Locale.ROOT) + "@omb.example", PASSWORD,
          role, null));
    }
    accounts.add(new Account("admin", Roles.label(Roles.ADMIN), "(demo)", "admin@hispcycle.example", PASSWORD, Roles.ADMIN,
        null));
    for (String agency : AGENCIES.keySet()) {
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

  private static Map<String, String> agencies() {
    var agencies = new LinkedHashMap<String, String>();
    agencies.put("DHS", "Department of Homeland Security");
    agencies.put("DOC", "Department of Commerce");
    agencies.put("DOI", "Department of the Interior");
    agencies.put("DOL", "Department of Labor");
    agencies.put("DOS", "Department of State");
    agencies.put("ED", "Department of Education");
    agencies.put("GSA", "General Services Administration");
    agencies.put("HHS", "Department of Health and Human Services");
    agencies.put("HUD", "Department of Housing and Urban Development");
    agencies.put("OPM", "Office of Personnel Management");
    agencies.put("SBA", "Small Business Administration");
    agencies.put("SSA", "Social Security Administration");
    agencies.put("TREAS", "Department of the Treasury");
    agencies.put("USAID", "United States Agency for International Development");
    agencies.put("USDA", "Department of Agriculture");
    agencies.put("VA", "Department of Veterans Affairs");
    return agencies;
  }
}
