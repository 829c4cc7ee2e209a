package org.hispcycle.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is calling; our pages show what this person may do, and the server checks it again with every request. */
@RestController
class SessionController {

  record RoleView(String id, String label) {}

  /** {@code userId} is null where nobody is logged in; {@code token} goes into the header X-XSRF-TOKEN of requests that change something; null without a browser session. */
  record Session(String userId, List<RoleView> roles, Set<String> agencies, boolean omb, String token) {}

  private final CurrentActor actor;
  private final EngineIdentity identity;

  SessionController(CurrentActor actor, EngineIdentity identity) {
    this.actor = actor;
    this.identity = identity;
  }

  @GetMapping("/api/v1/session")
  Session session(HttpServletRequest request) {
    var known = actor.find();
    if (known.isEmpty()) {
      return new Session(null, List.of(), Set.of(), false, null);
    }
    var caller = known.get();
    var token = identity.webappLogin(request).filter(login -> login.actor().userId().equals(caller.userId()))
        .map(EngineIdentity.WebappLogin::csrfToken).orElse(null);
    return new Session(caller.userId(), caller.groups().stream().filter(role -> Roles.ALL.contains(role) || Roles.ADMIN.equals(role)).sorted()
        .map(role -> new RoleView(role, Roles.label(role))).toList(), caller.agencies(), caller.isOmb(), token);
  }
}
