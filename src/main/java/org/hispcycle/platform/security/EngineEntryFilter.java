package org.hispcycle.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who is at work for the length of a request; without that the engine checks no authorization at all. */
final class EngineEntryFilter extends OncePerRequestFilter {

  private final EngineIdentity identity;
  private final CurrentActor currentActor;

  EngineEntryFilter(EngineIdentity identity, CurrentActor currentActor) {
    this.identity = identity;
    this.currentActor = currentActor;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var actor = currentActor.find();
    if (actor.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    identity.enter(actor.get());
    try {
      chain.doFilter(request, response);
    } finally {
      identity.leave();
    }
  }
}
