package org.hispcycle.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the doors ask of the engine, which keeps the accounts: passwords, roles, agencies, and who is at work now. */
public interface EngineIdentity {

  /** True if the account exists, is not locked and the password is right. A wrong password delays the next attempt. */
  boolean checkPassword(String userId, String password);

  /** Roles and agencies of the account as they are now; empty if there is no such account. */
  Optional<Actor> actor(String userId);

  /** The login of the web applications (Tasklist, Cockpit, Admin) that this request's session cookie stands for. */
  Optional<WebappLogin> webappLogin(HttpServletRequest request);

  /** There is such an open task, but it is another agency's or another role's: for this person it does not exist. */
  boolean isHiddenTask(String taskId, Actor actor);

  /** Makes the engine check everything that follows on this thread against this person. */
  void enter(Actor actor);

  /** Ends what {@link #enter} began. */
  void leave();

  /**
   * A login of the web applications.
   *
   * @param actor     the person, with roles and agencies as cached in the session
   * @param cockpit   may open Cockpit
   * @param csrfToken what the header X-XSRF-TOKEN must carry on requests that change something; null if none was given
   */
  record WebappLogin(Actor actor, boolean cockpit, String csrfToken) {
  }
}
