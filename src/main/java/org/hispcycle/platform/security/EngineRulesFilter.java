package org.hispcycle.platform.security;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hispcycle.platform.security.EngineRules.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds requests to the engine against {@link EngineRules}, for {@code /engine-rest} and for the web applications. */
abstract class EngineRulesFilter extends OncePerRequestFilter {

  /** Far above what a query, a claim or a completion needs; content goes to the drafts, not to the engine. */
  static final int LONGEST_BODY = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(EngineRulesFilter.class);

  private final Problems problems;
  private final EngineIdentity identity;

  EngineRulesFilter(Problems problems, EngineIdentity identity) {
    this.problems = problems;
    this.identity = identity;
  }

  /** Lets the request pass if the verdict and, where asked for, the body allow it to this person. */
  final void judge(Verdict verdict, Optional<Actor> actor, String path, HttpServletRequest request,
      HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
    if (verdict == Verdict.NEVER) {
      refuse(request, response, actor, "Nobody may do this here; the operator's account is made when the application starts.");
      return;
    }
    if (actor.map(Actor::isAdmin).orElse(false)) {
      chain.doFilter(request, response);
      return;
    }
    if (verdict == Verdict.OPERATOR_ONLY && actor.isEmpty()) {
      unauthorized(request, response);
      return;
    }
    if (verdict == Verdict.OPERATOR_ONLY) {
      refuse(request, response, actor, request.getMethod() + " " + request.getRequestURI()
          + " is the operator's alone. People claim, complete and comment on their tasks, and run queries.");
      return;
    }
    var task = actor.isPresent() ? EngineRules.task(path) : Optional.<String>empty();
    if (task.isPresent() && identity.isHiddenTask(task.get(), actor.get())) {
      problems.write(request, response, HttpStatus.NOT_FOUND, "Not found",
          "There is no task " + task.get() + " among those you may work on. Open Tasklist to see yours.");
      return;
    }
    var parameter = EngineBody.forbiddenParameter(request.getQueryString());
    if (parameter.isPresent()) {
      refuse(request, response, actor, forbidden(parameter.get()));
      return;
    }
    if (verdict == Verdict.PASS) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      problems.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "Request too large",
          "The engine takes at most " + LONGEST_BODY + " bytes here. Content belongs in the draft: PUT /api/v1/drafts/{taskId}.");
      return;
    }
    JsonNode json;
    try {
      json = EngineBody.parse(body);
    } catch (EngineBody.NotJson e) {
      problems.write(request, response, HttpStatus.BAD_REQUEST, "Not JSON",
          "The body is not one JSON document. Send JSON in UTF-8, or no body.");
      return;
    }
    var key = EngineBody.forbiddenKey(json);
    if (key.isPresent()) {
      refuse(request, response, actor, forbidden(key.get()));
      return;
    }
    if (EngineRules.isClaim(path) && actor.isPresent() && !claimedForOneself(json, actor.get())) {
      refuse(request, response, actor, "A task can be claimed for oneself only: userId must be \"" + actor.get().userId()
          + "\". To hand a task over, give it back and let the other person claim it.");
      return;
    }
    chain.doFilter(new RepeatableBody(request, body), response);
  }

  final void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
    problems.write(request, response, HttpStatus.UNAUTHORIZED, "Not logged in", "Log in first; then repeat the request.");
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Optional<Actor> actor, String reason)
      throws IOException {
    LOG.warn("Refused {} {} to {}", request.getMethod(), request.getRequestURI(),
        actor.map(Actor::userId).orElse("an anonymous caller"));
    problems.write(request, response, HttpStatus.FORBIDDEN, "Not allowed", reason);
  }

  private static boolean claimedForOneself(JsonNode json, Actor actor) {
    return json.path("userId").isTextual() && json.path("userId").textValue().equals(actor.userId());
  }

  private static String forbidden(String name) {
    return "\"" + name + "\" is not accepted: the engine would run it. Leave it out and send plain values.";
  }

  /** {@code /engine-rest}: the person is known from the login of this request. */
  static final class ForRest extends EngineRulesFilter {

    private final CurrentActor currentActor;

    ForRest(Problems problems, EngineIdentity identity, CurrentActor currentActor) {
      super(problems, identity);
      this.currentActor = currentActor;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String path = pathBehind("/engine-rest", request);
      judge(EngineRules.toEngine(request.getMethod(), path), currentActor.find(), path, request, response, chain);
    }
  }

  /** {@code /camunda/api}: the person is known from the session of the web applications, which do their own login. */
  static final class ForWebapps extends EngineRulesFilter {

    private static final String ENGINE = "/camunda/api/engine";
    private static final String ADMIN = "/camunda/api/admin";
    private static final String COCKPIT = "/camunda/api/cockpit";
    private static final String API = "/camunda/api/";

    private final EngineIdentity identity;

    ForWebapps(Problems problems, EngineIdentity identity) {
      super(problems, identity);
      this.identity = identity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return !pathBehind("", request).startsWith(API);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String method = request.getMethod();
      String uri = pathBehind("", request);
      var login = identity.webappLogin(request);
      var actor = login.map(EngineIdentity.WebappLogin::actor);
      if (uri.startsWith(ENGINE + "/")) {
        String path = uri.substring(ENGINE.length());
        judge(EngineRules.toEngine(method, path), actor, path, request, response, chain);
      } else if (uri.startsWith(ADMIN + "/")) {
        String path = uri.substring(ADMIN.length());
        judge(EngineRules.toAdmin(method, path), actor, path, request, response, chain);
      } else if (uri.startsWith(COCKPIT + "/")) {
        String path = uri.substring(COCKPIT.length());
        if (EngineRules.isPluginFile(method, path)) {
          chain.doFilter(request, response);
        } else if (login.isEmpty()) {
          unauthorized(request, response);
        } else {
          // the web applications check no application grant here: any login could run Cockpit's queries
          var verdict = login.get().cockpit() ? EngineRules.toCockpit(method, path) : Verdict.OPERATOR_ONLY;
          judge(verdict, actor, path, request, response, chain);
        }
      } else {
        judge(EngineRules.isRead(method) ? Verdict.PASS : Verdict.OPERATOR_ONLY, actor, uri, request, response, chain);
      }
    }
  }

  private static String pathBehind(String prefix, HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length() + prefix.length());
  }
}
