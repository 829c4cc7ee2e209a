package org.hispcycle.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** People as the engine's accounts know them. */
@Component
class EnginePeople implements People {

  private final IdentityService identity;
  private final EngineAccess engine;

  EnginePeople(@Lazy IdentityService identity, EngineAccess engine) {
    this.identity = identity;
    this.engine = engine;
  }

  @Override
  public Optional<Person> find(String userId) {
    return engine.asApplication(() -> Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult()).map(EnginePeople::person));
  }

  @Override
  public Set<String> roles(String userId) {
    return engine.asApplication(() -> identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId)
        .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public Set<String> agencies(String userId) {
    return engine.asApplication(() -> identity.createTenantQuery().userMember(userId).includingGroupsOfUser(true).list().stream()
        .map(Tenant::getId).collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public List<Person> holders(String role, String agencyId) {
    var everywhere = Roles.OMB.contains(role) || Roles.ADMIN.equals(role);
    if (!everywhere && agencyId == null) {
      return List.of();
    }
    return engine.asApplication(() -> {
      var users = identity.createUserQuery().memberOfGroup(role);
      if (!everywhere) {
        users.memberOfTenant(agencyId);
      }
      return users.orderByUserId().asc().list().stream().map(EnginePeople::person).toList();
    });
  }

  private static Person person(User user) {
    var name = Stream.of(user.getFirstName(), user.getLastName()).filter(part -> part != null && !part.isBlank())
        .map(String::strip).collect(Collectors.joining(" "));
    return new Person(user.getId(), name.isEmpty() ? user.getId() : name, user.getEmail());
  }
}
