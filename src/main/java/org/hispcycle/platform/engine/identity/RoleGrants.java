package org.hispcycle.platform.engine.identity;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.hispcycle.platform.security.Roles.ADMIN;
import static org.hispcycle.platform.security.Roles.AGENCY_HEAD;
import static org.hispcycle.platform.security.Roles.HISP_OFFICIAL;
import static org.hispcycle.platform.security.Roles.HISP_REPORTER;
import static org.hispcycle.platform.security.Roles.OMB_DIRECTOR;
import static org.hispcycle.platform.security.Roles.OMB_LEAD;
import static org.hispcycle.platform.security.Roles.PRA_OFFICER;
import static org.hispcycle.platform.security.Roles.SERVICE_DELIVERY_OFFICIAL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The grants of each role. Deliberately few: a candidate or assignee gets what the task needs with the task itself, so an
 * agency's role needs no right on instances through their definitions, and must not have one: it would reach into every
 * agency.
 */
@Component
class RoleGrants {

  private static final Set<String> MAY_OPEN_COCKPIT = Set.of(OMB_LEAD, OMB_DIRECTOR);

  private static final Set<String> MAY_ASSESS_VOLUNTARILY = Set.of(HISP_REPORTER, HISP_OFFICIAL, SERVICE_DELIVERY_OFFICIAL);

  private static final Set<String> MAY_ASK_FOR_AN_EXCEPTION = Set.of(HISP_REPORTER, HISP_OFFICIAL);

  private static final Set<String> MAY_START_A_CLEARANCE =
      Set.of(HISP_REPORTER, HISP_OFFICIAL, SERVICE_DELIVERY_OFFICIAL, PRA_OFFICER);

  private final AuthorizationService authorizationService;

  RoleGrants(AuthorizationService authorizationService) {
    this.authorizationService = authorizationService;
  }

  /** All roles have their grants; those that exist already are brought to what is written here. */
  @Transactional
  public void ensure() {
    ensure(grants());
  }

  /** Every role may read the filter, and nobody but the operator may do more with it. */
  @Transactional
  public void ensureFilterIsShared(String filterId) {
    ensure(Roles.ALL.stream().map(role -> grant(role, Resources.FILTER, filterId, READ)).toList());
  }

  private void ensure(List<Grant> grants) {
    Map<Key, Authorization> existing = existing();
    for (Grant grant : grants) {
      Authorization wanted = newAuthorization(grant);
      Authorization present = existing.get(grant.key());
      if (present == null) {
        authorizationService.saveAuthorization(wanted);
      } else if (!permissions(present).equals(permissions(wanted))) {
        present.setPermissions(grant.permissions());
        authorizationService.saveAuthorization(present);
      }
    }
  }

  private static List<Grant> grants() {
    List<Grant> grants = new ArrayList<>();
    for (Resource resource : Resources.values()) {
      grants.add(grant(ADMIN, resource, Authorization.ANY, ALL));
    }
    for (String role : Roles.ALL) {
      grants.add(grant(role, Resources.APPLICATION, "tasklist", ACCESS));
      // the models themselves, and what roles are called, are no secret: Tasklist shows names and diagrams with them
      grants.add(grant(role, Resources.PROCESS_DEFINITION, Authorization.ANY, reading(role)));
      grants.add(grant(role, Resources.GROUP, Authorization.ANY, READ));
    }
    for (String role : MAY_OPEN_COCKPIT) {
      grants.add(grant(role, Resources.APPLICATION, "cockpit", ACCESS));
      grants.add(grant(role, Resources.DECISION_DEFINITION, Authorization.ANY, READ, READ_HISTORY));
      grants.add(grant(role, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, READ));
      grants.add(grant(role, Resources.DEPLOYMENT, Authorization.ANY, READ));
    }
    grants.add(grant(OMB_LEAD, Resources.PROCESS_DEFINITION, "AnnualCycleProcess", READ, CREATE_INSTANCE));
    grants.add(grant(OMB_LEAD, Resources.PROCESS_INSTANCE, Authorization.ANY, CREATE));
    for (String role : MAY_ASSESS_VOLUNTARILY) {
      // each of them may start instances already, see below
      grants.add(grant(role, Resources.PROCESS_DEFINITION, "VoluntaryAssessmentProcess", READ, CREATE_INSTANCE));
    }
    for (String role : MAY_ASK_FOR_AN_EXCEPTION) {
      grants.add(grant(role, Resources.PROCESS_DEFINITION, "SurveyExceptionProcess", READ, CREATE_INSTANCE));
    }
    for (String role : MAY_START_A_CLEARANCE) {
      grants.add(grant(role, Resources.PROCESS_DEFINITION, "PraClearanceProcess", READ, CREATE_INSTANCE));
      grants.add(grant(role, Resources.PROCESS_INSTANCE, Authorization.ANY, CREATE));
    }
    for (String role : List.of(PRA_OFFICER, OMB_LEAD)) {
      // both may start instances already, see above
      grants.add(grant(role, Resources.PROCESS_DEFINITION, "UmbrellaClearanceProcess", READ, CREATE_INSTANCE));
    }
    grants.add(grant(AGENCY_HEAD, Resources.PROCESS_DEFINITION, "OfficialAppointmentProcess", READ, CREATE_INSTANCE));
    grants.add(grant(AGENCY_HEAD, Resources.PROCESS_INSTANCE, Authorization.ANY, CREATE));
    for (String role : List.of(AGENCY_HEAD, OMB_LEAD)) {
      // both may start instances already, see above
      grants.add(grant(role, Resources.PROCESS_DEFINITION, "DirectorEscalationProcess", READ, CREATE_INSTANCE));
    }
    return grants;
  }

  /** Instances and their history only for those who may open Cockpit: such a right reaches into every agency. */
  private static Permission[] reading(String role) {
    return MAY_OPEN_COCKPIT.contains(role) ? new Permission[] {READ, READ_INSTANCE, READ_HISTORY} : new Permission[] {READ};
  }

  private Map<Key, Authorization> existing() {
    Map<Key, Authorization> existing = new HashMap<>();
    for (Authorization authorization : authorizationService.createAuthorizationQuery()
        .groupIdIn(groups()).authorizationType(Authorization.AUTH_TYPE_GRANT).list()) {
      existing.put(
          new Key(authorization.getGroupId(), authorization.getResourceType(), authorization.getResourceId()),
          authorization);
    }
    return existing;
  }

  private static String[] groups() {
    List<String> groups = new ArrayList<>(Roles.ALL);
    groups.add(ADMIN);
    return groups.toArray(String[]::new);
  }

  private Authorization newAuthorization(Grant grant) {
    Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setGroupId(grant.key().group());
    authorization.setResourceType(grant.key().resourceType());
    authorization.setResourceId(grant.key().resourceId());
    authorization.setPermissions(grant.permissions());
    return authorization;
  }

  private static Set<Permission> permissions(Authorization authorization) {
    return Set.of(authorization.getPermissions(Permissions.values()));
  }

  private static Grant grant(String group, Resource resource, String resourceId, Permission... permissions) {
    return new Grant(new Key(group, resource.resourceType(), resourceId), permissions);
  }

  private record Key(String group, int resourceType, String resourceId) {
  }

  private record Grant(Key key, Permission[] permissions) {
  }
}
