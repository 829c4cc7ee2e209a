package org.hispcycle.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Runs engine calls as the application itself, where the calling person has no right of his own to what we look up. */
@Component
public class EngineAccess {

  /** What {@link #caller()} says where nobody asked. */
  public static final String NOBODY = "system";

  private final IdentityService identity;
  private final RuntimeService runtime;

  EngineAccess(@Lazy IdentityService identity, @Lazy RuntimeService runtime) {
    this.identity = identity;
    this.runtime = runtime;
  }

  /** Who works at the moment; {@code system} where the engine goes on by itself. */
  public String caller() {
    var caller = identity.getCurrentAuthentication();
    return caller == null ? NOBODY : caller.getUserId();
  }

  /** Tells a case something that it may wait for; a case that has ended, or waits for something else, hears nothing. */
  public void tell(String message, String businessKey) {
    asApplication(() -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(businessKey).correlateAll());
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
