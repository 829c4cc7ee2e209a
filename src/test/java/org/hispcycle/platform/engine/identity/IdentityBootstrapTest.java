package org.hispcycle.platform.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.hispcycle.platform.security.EngineIdentity;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

@WholeApplication
class IdentityBootstrapTest {

  private static final FirstOperator NOBODY = new FirstOperator("", "", "");

  @Autowired IdentityBootstrap bootstrap;
  @Autowired IdentityService identityService;
  @Autowired AuthorizationService authorizationService;
  @Autowired FilterService filterService;
  @Autowired EngineIdentity identity;
  @Autowired Registry registry;
  @Autowired CamundaIdentityAdministration identities;
  @Autowired RoleGrants grants;
  @Autowired SharedFilters filters;

  @Test
  void startingAgainChangesNothing() {
    String before = everything();
    bootstrap.start();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aGrantThatSomebodyWidenedIsBroughtBack() {
    Authorization grant = authorizationService.createAuthorizationQuery().groupIdIn(Roles.HISP_REPORTER)
        .resourceType(Resources.PROCESS_DEFINITION).resourceId("PraClearanceProcess").singleResult();
    String before = everything();
    grant.setPermissions(new Permissions[] {Permissions.ALL});
    authorizationService.saveAuthorization(grant);
    assertThat(everything()).isNotEqualTo(before);
    bootstrap.start();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void everyAgencyIsATenantThatOmbBelongsTo() {
    List<String> agencies = registry.agencies().stream().map(Agency::id).sorted().toList();
    assertThat(identityService.createTenantQuery().list().stream().map(Tenant::getId).sorted()).isEqualTo(agencies);
    for (String lead : List.of("ombLead", "ombDeskOfficer", "oiraAnalyst", "ombBudgetExaminer", "ombDirector")) {
      assertThat(identity.actor(lead).orElseThrow().agencies()).containsExactlyInAnyOrderElementsOf(agencies);
    }
    assertThat(identity.actor("vaReporter").orElseThrow().agencies()).containsExactly("VA");
    assertThat(identity.actor("vaReporter").orElseThrow().mayActFor("DHS")).isFalse();
    assertThat(identity.actor("admin").orElseThrow().isAdmin()).isTrue();
    assertThat(identity.actor("nobody")).isEmpty();
  }

  @Test
  void everyRoleHasItsGroupAndItsPeopleInEveryAgency() {
    List<String> groups = identityService.createGroupQuery().list().stream().map(Group::getId).toList();
    assertThat(groups).containsAll(Roles.ALL).contains(Roles.ADMIN);
    for (Agency agency : registry.agencies()) {
      for (String role : Roles.AGENCY) {
        assertThat(identityService.createUserQuery().memberOfGroup(role).memberOfTenant(agency.id()).count())
            .as(role + " of " + agency.id()).isPositive();
      }
    }
    assertThat(identityService.createUserQuery().list()).allMatch(user -> user.getEmail().endsWith(".example"));
  }

  @Test
  void everyRoleReadsTheSharedFiltersAndNobodyElseOwnsAny() {
    assertThat(filterService.createTaskFilterQuery().list().stream().map(Filter::getName).collect(Collectors.toSet()))
        .contains("All open to me", "My tasks", "My group's tasks", "Due this week", "Overdue");
    for (Filter filter : filterService.createTaskFilterQuery().list()) {
      for (String role : Roles.ALL) {
        assertThat(authorizationService.isUserAuthorized("x", List.of(role), Permissions.READ, Resources.FILTER, filter.getId())).isTrue();
        assertThat(authorizationService.isUserAuthorized("x", List.of(role), Permissions.UPDATE, Resources.FILTER, filter.getId())).isFalse();
        assertThat(authorizationService.isUserAuthorized("x", List.of(role), Permissions.CREATE, Resources.FILTER)).isFalse();
      }
    }
  }

  @Test
  void cockpitIsForOmbsLeadAndDirectorWithoutARightToWrite() {
    for (String role : Roles.ALL) {
      boolean mayOpen = role.equals(Roles.OMB_LEAD) || role.equals(Roles.OMB_DIRECTOR);
      assertThat(may(role, Permissions.ACCESS, Resources.APPLICATION, "cockpit")).as(role).isEqualTo(mayOpen);
      assertThat(may(role, Permissions.READ_INSTANCE, Resources.PROCESS_DEFINITION, "ServiceReportProcess")).as(role).isEqualTo(mayOpen);
      assertThat(may(role, Permissions.UPDATE_INSTANCE, Resources.PROCESS_DEFINITION, "ServiceReportProcess")).as(role).isFalse();
      assertThat(may(role, Permissions.READ_TASK, Resources.PROCESS_DEFINITION, "ServiceReportProcess")).as(role).isFalse();
      assertThat(may(role, Permissions.CREATE, Resources.DEPLOYMENT, Authorization.ANY)).as(role).isFalse();
      assertThat(may(role, Permissions.ACCESS, Resources.APPLICATION, "admin")).as(role).isFalse();
      assertThat(may(role, Permissions.ACCESS, Resources.APPLICATION, "tasklist")).as(role).isTrue();
    }
  }

  @Test
  void productionRefusesADatabaseWithDemoAccounts() {
    var production = new MockEnvironment();
    production.setActiveProfiles("production");
    var start = new IdentityBootstrap(identityService, identities, grants, filters, List.of(), NOBODY, production);
    assertThatThrownBy(start::start).hasMessageContaining("demo accounts").hasMessageContaining("more");
  }

  @Test
  void withoutAnOperatorTheApplicationDoesNotStart() {
    IdentityService empty = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    var accounts = mock(CamundaIdentityAdministration.class);
    when(empty.createUserQuery().memberOfGroup(Roles.ADMIN).count()).thenReturn(0L);
    var start = new IdentityBootstrap(empty, accounts, mock(RoleGrants.class), mock(SharedFilters.class), List.of(), NOBODY,
        new MockEnvironment());
    assertThatThrownBy(start::start).hasMessageContaining("HISP_OPERATOR_ID");
    assertThat(start.isRunning()).isFalse();
    verify(accounts, never()).ensureAccounts(any());

    var named = new FirstOperator("operator1", "operator@agency.example", "Correct-horse-9");
    new IdentityBootstrap(empty, accounts, mock(RoleGrants.class), mock(SharedFilters.class), List.of(), named,
        new MockEnvironment()).start();
    verify(accounts).ensureAccounts(argThat(created -> created.size() == 1
        && created.iterator().next().role().equals(Roles.ADMIN) && created.iterator().next().userId().equals("operator1")));
    assertThat(named.toString()).doesNotContain("horse");
  }

  private boolean may(String role, Permissions permission, Resources resource, String id) {
    return authorizationService.isUserAuthorized("x", List.of(role), permission, resource, id);
  }

  /** Accounts, groups, tenants, filters and the grants of the roles, as text. */
  private String everything() {
    return identityService.createUserQuery().orderByUserId().asc().list().stream()
        .map(user -> identity.actor(user.getId()).orElseThrow())
        .map(actor -> actor.userId() + new TreeSet<>(actor.groups()) + new TreeSet<>(actor.agencies())).collect(Collectors.joining("\n"))
        + filterService.createTaskFilterQuery().orderByFilterId().asc().list().stream()
            .map(filter -> filter.getId() + filter.getName()).collect(Collectors.joining("\n"))
        + authorizationService.createAuthorizationQuery().groupIdIn(groups()).list().stream()
            .filter(grant -> grant.getResourceType() != Resources.TASK.resourceType()
                && grant.getResourceType() != Resources.HISTORIC_TASK.resourceType())
            .map(grant -> grant.getId() + List.of(grant.getPermissions(Permissions.values()))).sorted()
            .collect(Collectors.joining("\n"));
  }

  private String[] groups() {
    return identityService.createGroupQuery().list().stream().map(Group::getId).toArray(String[]::new);
  }
}
