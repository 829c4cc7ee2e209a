package org.hispcycle.platform.engine.hardening;

import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The engine's expressions behind an {@link ExpressionGuard}. Which beans they may name is the configuration's list at the
 * time of the first expression, so the plugin that sets the list may run before or after ours; without a list no bean can
 * be named, rather than every bean.
 */
final class SafeExpressionManager extends SpringExpressionManager {

  private final ProcessEngineConfigurationImpl configuration;

  SafeExpressionManager(ProcessEngineConfigurationImpl configuration) {
    super(null, null);
    this.configuration = configuration;
  }

  @Override
  protected ELResolver createElResolver() {
    beans = configuration.getBeans() == null ? Map.of() : configuration.getBeans();
    var guarded = new CompositeELResolver();
    guarded.add(new ExpressionGuard());
    guarded.add(super.createElResolver());
    return guarded;
  }
}
