package org.hispcycle.platform.engine.hardening;

import java.util.Arrays;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;

/**
 * What a candidate may do with a task beside reading and working on it: give it back, which the engine counts as assigning
 * it (to nobody). Assigning it to others is kept from people by the rules on the REST paths.
 */
final class TaskGrants extends DefaultAuthorizationProvider {

  @Override
  protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
    Permission[] usual = super.getRuntimePermissions(enforceSpecificVariablePermission);
    Permission[] withReturn = Arrays.copyOf(usual, usual.length + 1);
    withReturn[usual.length] = Permissions.TASK_ASSIGN;
    return withReturn;
  }
}
