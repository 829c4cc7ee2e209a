package org.hispcycle.platform.engine.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.EngineIdentity;
import org.springframework.stereotype.Component;

/** The doors' view of the engine's accounts. */
@Component
class CamundaIdentity implements EngineIdentity {

  /** Where the web applications keep their logins in the session; the constant there is not public. */
  private static final String LOGINS = "authenticatedUser";

  private final IdentityService identityService;
  private final TaskService taskService;

  CamundaIdentity(IdentityService identityService, TaskService taskService) {
    this.identityService = identityService;
    this.taskService = taskService;
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    identityService.clearAuthentication();
    try {
      return identityService.checkPassword(userId, password);
    } catch (ProcessEngineException e) {
      return false;  // an id that no account can have
    }
  }

  @Override
  public Optional<Actor> actor(String userId) {
    identityService.clearAuthentication();
    if (identityService.createUserQuery().userId(userId).count() == 0) {
      return Optional.empty();
    }
    Set<String> groups = new HashSet<>();
    for (Group group : identityService.createGroupQuery().groupMember(userId).list()) {
      groups.add(group.getId());
    }
    Set<String> agencies = new HashSet<>();
    for (Tenant tenant : identityService.createTenantQuery().userMember(userId).includingGroupsOfUser(true).list()) {
      agencies.add(tenant.getId());
    }
    return Optional.of(new Actor(userId, groups, agencies));
  }

  @Override
  public Optional<WebappLogin> webappLogin(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(LOGINS) instanceof Authentications logins)) {
      return Optional.empty();
    }
    // one engine, so one login at most
    return logins.getAuthentications().stream().findFirst().map(login -> new WebappLogin(
        cached(login),
        login.isAuthorizedForApp("cockpit"),
        (String) session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME)));
  }

  @Override
  public boolean isHiddenTask(String taskId, Actor actor) {
    var before = identityService.getCurrentAuthentication();
    enter(actor);
    try {
      if (taskService.createTaskQuery().taskId(taskId).count() > 0) {
        return false;
      }
      leave();
      return taskService.createTaskQuery().taskId(taskId).count() > 0;
    } finally {
      if (before == null) {
        leave();
      } else {
        identityService.setAuthentication(before);
      }
    }
  }

  @Override
  public void enter(Actor actor) {
    identityService.setAuthentication(actor.userId(), List.copyOf(actor.groups()), List.copyOf(actor.agencies()));
  }

  @Override
  public void leave() {
    identityService.clearAuthentication();
  }

  private static Actor cached(UserAuthentication login) {
    return new Actor(login.getIdentityId(), setOf(login.getGroupIds()), setOf(login.getTenantIds()));
  }

  private static Set<String> setOf(List<String> ids) {
    return ids == null ? Set.of() : new HashSet<>(ids);
  }
}
