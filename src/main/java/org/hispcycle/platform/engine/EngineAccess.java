package org.hispcycle.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Runs engine calls as the application itself, where the calling person has no right of his own to what we look up. */
@Component
public class EngineAccess {

  private final IdentityService identity;

  EngineAccess(@Lazy IdentityService identity) {
    this.identity = identity;
  }

  public <T> T asApplication(Supplier<T> work) {
    var caller = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } finally {
      if (caller != null) {
        identity.setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
      }
    }
  }

  public void asApplication(Runnable work) {
    asApplication(() -> {
      work.run();
      return null;
    });
  }
}
