package org.hispcycle.platform.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person behind the request that is being served, on the paths of our own API and of {@code /engine-rest}. */
@Component
public class CurrentActor {

  /** The person; fails where a request without login got this far, which the security chains do not allow. */
  public Actor get() {
    return find().orElseThrow(() -> new IllegalStateException(
        "Nobody is logged in here, but this operation belongs to a person. Log in and repeat it."));
  }

  /** The person, or empty on public paths and outside requests. */
  public Optional<Actor> find() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Actor actor
        ? Optional.of(actor)
        : Optional.empty();
  }
}
