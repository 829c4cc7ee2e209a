package org.hispcycle.platform.engine;

import java.util.AbstractMap;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The allow list of beans that expressions see. Looked up lazily, since delegates need engine services that do not
 * exist yet while the engine is being configured.
 */
class ExpressionBeans extends AbstractMap<Object, Object> {

  private final ConfigurableListableBeanFactory beans;

  ExpressionBeans(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public boolean containsKey(Object name) {
    if (!(name instanceof String bean) || !beans.containsBeanDefinition(bean)) {
      return false;
    }
    var type = beans.getType(bean);
    return type != null && (JavaDelegate.class.isAssignableFrom(type) || TaskListener.class.isAssignableFrom(type)
        || ExecutionListener.class.isAssignableFrom(type)
        || ((ListableBeanFactory) beans).findAnnotationOnBean(bean, ProcessExpression.class) != null);
  }

  @Override
  public Object get(Object name) {
    return containsKey(name) ? beans.getBean((String) name) : null;
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return Set.of();
  }
}
