package org.hispcycle.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the forms of Tasklist and the pages of Cockpit call our API with the login they already have: the session cookie,
 * and for requests that change something the token that the web applications keep for the session. A program that sends
 * its own Authorization header is not looked at here.
 */
final class WebappSessionFilter extends OncePerRequestFilter {

  static final String TOKEN_HEADER = "X-XSRF-TOKEN";

  private final EngineIdentity identity;
  private final Problems problems;

  WebappSessionFilter(EngineIdentity identity, Problems problems) {
    this.identity = identity;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
        || SecurityContextHolder.getContext().getAuthentication() != null) {
      chain.doFilter(request, response);
      return;
    }
    var login = identity.webappLogin(request);
    if (login.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    if (!EngineRules.isRead(request.getMethod()) && !sameToken(login.get().csrfToken(), request.getHeader(TOKEN_HEADER))) {
      problems.write(request, response, HttpStatus.FORBIDDEN, "Token missing",
          "The header " + TOKEN_HEADER + " does not carry the token of this session. Reload the page and try again.");
      return;
    }
    // the session may be minutes old; roles are read anew
    identity.actor(login.get().actor().userId()).ifPresent(actor -> {
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(new ActorAuthentication(actor));
      SecurityContextHolder.setContext(context);
    });
    chain.doFilter(request, response);
  }

  private static boolean sameToken(String expected, String sent) {
    return expected != null && sent != null && MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
