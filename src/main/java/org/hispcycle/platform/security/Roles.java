package org.hispcycle.platform.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The roles of the yearly cycle, as group ids of the engine, with the words the circular uses for them. Ids are letters
 * and digits only: the engine refuses anything else.
 */
public final class Roles {

  public static final String OMB_LEAD = "ombLead";
  public static final String OMB_DESK_OFFICER = "ombDeskOfficer";
  public static final String OMB_BUDGET_EXAMINER = "ombBudgetExaminer";
  public static final String OIRA_ANALYST = "oiraAnalyst";
  public static final String OMB_DIRECTOR = "ombDirector";

  public static final String AGENCY_HEAD = "agencyHead";
  public static final String SERVICE_DELIVERY_OFFICIAL = "serviceDeliveryOfficial";
  public static final String CIO = "cio";
  public static final String CFO = "cfo";
  public static final String LEGAL_COUNSEL = "legalCounsel";
  public static final String PRA_OFFICER = "praOfficer";
  public static final String HISP_OFFICIAL = "hispOfficial";
  public static final String HISP_REPORTER = "hispReporter";

  /** The operator: incidents, users, deployments. The engine treats members of this group as its administrators. */
  public static final String ADMIN = "camunda-admin";

  private static final Map<String, String> LABELS = labels();

  /** The roles at the Office of Management and Budget; they see every agency. */
  public static final Set<String> OMB =
      ordered(OMB_LEAD, OMB_DESK_OFFICER, OMB_BUDGET_EXAMINER, OIRA_ANALYST, OMB_DIRECTOR);

  /** The roles inside an agency; they see their own agency only. */
  public static final Set<String> AGENCY = ordered(AGENCY_HEAD, SERVICE_DELIVERY_OFFICIAL, CIO, CFO, LEGAL_COUNSEL,
      PRA_OFFICER, HISP_OFFICIAL, HISP_REPORTER);

  /** Every role that works on tasks; the operator is not one of them. */
  public static final Set<String> ALL = union(OMB, AGENCY);

  private Roles() {
  }

  /** The role in the circular's words, such as "Lead Agency Service Delivery Official". */
  public static String label(String role) {
    String label = LABELS.get(role);
    if (label == null) {
      throw new IllegalArgumentException("\"" + role + "\" is not a role of the cycle; the roles are " + LABELS.keySet());
    }
    return label;
  }

  private static Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    labels.put(OMB_LEAD, "Federal Government Service Delivery Lead");
    labels.put(OMB_DESK_OFFICER, "OMB PPM customer experience desk officer");
    labels.put(OMB_BUDGET_EXAMINER, "OMB budget examiner");
    labels.put(OIRA_ANALYST, "OIRA policy analyst");
    labels.put(OMB_DIRECTOR, "Director of OMB");
    labels.put(AGENCY_HEAD, "Head of agency");
    labels.put(SERVICE_DELIVERY_OFFICIAL, "Lead Agency Service Delivery Official");
    labels.put(CIO, "Chief Information Officer");
    labels.put(CFO, "Chief Financial Officer");
    labels.put(LEGAL_COUNSEL, "Agency legal counsel");
    labels.put(PRA_OFFICER, "Agency PRA officer");
    labels.put(HISP_OFFICIAL, "HISP senior accountable official");
    labels.put(HISP_REPORTER, "HISP reporter");
    labels.put(ADMIN, "Operator of HISP Cycle");
    return Collections.unmodifiableMap(labels);
  }

  private static Set<String> ordered(String... roles) {
    var set = new LinkedHashSet<String>();
    Collections.addAll(set, roles);
    return Collections.unmodifiableSet(set);
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    var set = new LinkedHashSet<>(first);
    set.addAll(second);
    return Collections.unmodifiableSet(set);
  }
}
