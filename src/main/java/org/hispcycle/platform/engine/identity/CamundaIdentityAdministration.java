package org.hispcycle.platform.engine.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.hispcycle.platform.security.IdentityAdministration;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agencies as tenants, roles as groups, people as users of the engine. */
@Component
class CamundaIdentityAdministration implements IdentityAdministration {

  private final IdentityService identityService;

  CamundaIdentityAdministration(IdentityService identityService) {
    this.identityService = identityService;
  }

  /** The groups of all roles and of the operators exist. */
  @Transactional
  public void ensureRoles() {
    Set<String> existing = new HashSet<>();
    for (Group group : identityService.createGroupQuery().list()) {
      existing.add(group.getId());
    }
    for (String role : Roles.ALL) {
      if (!existing.contains(role)) {
        createGroup(role, "WORKFLOW");
      }
    }
    if (!existing.contains(Roles.ADMIN)) {
      createGroup(Roles.ADMIN, "SYSTEM");
    }
  }

  @Override
  @Transactional
  public void ensureAgency(String agencyId, String name) {
    Tenant tenant = identityService.createTenantQuery().tenantId(agencyId).singleResult();
    if (tenant == null) {
      tenant = identityService.newTenant(agencyId);
      tenant.setName(name);
      identityService.saveTenant(tenant);
    } else if (!name.equals(tenant.getName())) {
      tenant.setName(name);
      identityService.saveTenant(tenant);
    }
    Set<String> members = new HashSet<>();
    for (Group group : identityService.createGroupQuery().memberOfTenant(agencyId).list()) {
      members.add(group.getId());
    }
    // OMB sees every agency by membership, not by being an administrator
    for (String role : Roles.OMB) {
      if (!members.contains(role)) {
        identityService.createTenantGroupMembership(agencyId, role);
      }
    }
  }

  @Override
  @Transactional
  public void ensureAccounts(Collection<Account> accounts) {
    Set<String> existing = new HashSet<>();
    for (User user : identityService.createUserQuery().list()) {
      existing.add(user.getId());
    }
    for (Account account : accounts) {
      if (!existing.contains(account.userId())) {
        create(account);
      }
    }
  }

  private void create(Account account) {
    User user = identityService.newUser(account.userId());
    user.setFirstName(account.firstName());
    user.setLastName(account.lastName());
    user.setEmail(account.email());
    user.setPassword(account.password());
    identityService.saveUser(user);
    identityService.createMembership(account.userId(), account.role());
    if (account.agencyId() != null) {
      identityService.createTenantUserMembership(account.agencyId(), account.userId());
    }
  }

  private void createGroup(String role, String type) {
    Group group = identityService.newGroup(role);
    group.setName(Roles.label(role));
    group.setType(type);
    identityService.saveGroup(group);
  }
}
