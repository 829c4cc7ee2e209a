package org.hispcycle.platform.engine.hardening;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The engine's settings that security rests on. They are set here and not in a configuration file, so that no file can
 * unset them by leaving a line out.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineHardening extends AbstractProcessEnginePlugin {

  /** Seconds that an account stays locked at most, however often the password was wrong. */
  private static final int LONGEST_LOCK = 15 * 60;

  private final boolean demo;

  EngineHardening(Environment environment) {
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    authorization(engine);
    expressions(engine);
    content(engine);
    logins(engine);
  }

  private static void authorization(ProcessEngineConfigurationImpl engine) {
    engine.setAuthorizationEnabled(true);
    engine.setTenantCheckEnabled(true);
    // a candidate may work on a task, not rewrite it and the case's variables
    engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
    engine.setResourceAuthorizationProvider(new TaskGrants());
    // who could work on a task may see what became of it, and comment; a right on the definition would reach every agency
    engine.setEnableHistoricInstancePermissions(true);
    // a BPMN error that nothing catches is a fault of the model, not a silent end of the case
    engine.setEnableExceptionsAfterUnhandledBpmnError(true);
  }

  private static void expressions(ProcessEngineConfigurationImpl engine) {
    engine.setExpressionManager(new SafeExpressionManager(engine));
    engine.setEnableExpressionsInAdhocQueries(false);
    // the shared filters of Tasklist name the current user; who may store filters is settled by grants
    engine.setEnableExpressionsInStoredQueries(true);
    List<CommandInterceptor> interceptors = new ArrayList<>();
    interceptors.add(new SubQueryGuard());
    if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
      interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
    }
    engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
    engine.setEnableScriptEngineLoadExternalResources(false);
    engine.setConfigureScriptEngineHostAccess(true);
  }

  private static void content(ProcessEngineConfigurationImpl engine) {
    engine.setJavaSerializationFormatEnabled(false);
    // the engine's own list then applies: java.lang and the plain collections
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setEnableXxeProcessing(false);
  }

  private void logins(ProcessEngineConfigurationImpl engine) {
    engine.setEnablePasswordPolicy(!demo);
    engine.setWebappsAuthenticationLoggingEnabled(true);
    // each wrong password doubles the wait, up to a quarter of an hour; no lock stays until an operator lifts it
    engine.setLoginDelayBase(3);
    engine.setLoginDelayFactor(2);
    engine.setLoginDelayMaxTime(LONGEST_LOCK);
    engine.setLoginMaxAttempts(Integer.MAX_VALUE);
  }
}
