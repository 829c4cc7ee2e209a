package org.hispcycle.platform.engine.hardening;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Stands first in the chain that resolves an expression and refuses what leads to code: reflection from any value
 * ({@code ${''.getClass()}}), the engine behind an execution, and every object of a type that expressions here have no
 * business with. Wherever an expression comes from, this is the last thing between it and the machine.
 */
final class ExpressionGuard extends ELResolver {

  private static final Set<String> FORBIDDEN_MEMBERS = Set.of(
      "class", "getClass", "getClassLoader", "classLoader", "getProtectionDomain", "protectionDomain", "forName",
      "wait", "notify", "notifyAll", "getDeclaringClass", "declaringClass",
      "getProcessEngineServices", "processEngineServices", "getProcessEngine", "processEngine",
      "getBpmnModelInstance", "bpmnModelInstance", "getBpmnModelElementInstance", "bpmnModelElementInstance");

  /** Values, and what the engine and we hand to expressions. Everything else is refused. */
  private static final List<String> KNOWN_PACKAGES = List.of(
      "java.time.", "java.math.", "org.joda.time.", "org.hispcycle.", "org.camunda.spin.",
      "org.camunda.bpm.engine.delegate.", "org.camunda.bpm.engine.variable.", "org.camunda.bpm.engine.runtime.",
      "org.camunda.bpm.engine.task.");

  private static final Set<String> KNOWN_TYPES = Set.of(
      "java.lang.String", "java.lang.Boolean", "java.lang.Character", "java.lang.Number", "java.lang.Enum",
      "java.util.Collection", "java.util.Map", "java.util.Map$Entry", "java.util.Date", "java.util.Optional",
      "java.util.UUID", "java.util.Iterator");

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    check(base, property);
    return null;
  }

  @Override
  public Object invoke(ELContext context, Object base, Object method, Class<?>[] parameterTypes, Object[] parameters) {
    check(base, method);
    return null;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    check(base, property);
    return null;
  }

  /** Expressions read; they set nothing. */
  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (base != null) {
      throw new ELException("Expressions set no properties here (\"" + property + "\")");
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    check(base, property);
    return false;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return null;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return null;
  }

  private static void check(Object base, Object member) {
    if (base == null) {
      return;  // a name; variables, beans and functions are resolved further on
    }
    if (member != null && FORBIDDEN_MEMBERS.contains(member.toString())) {
      throw new ELException("\"" + member + "\" is not available in expressions");
    }
    if (!isKnown(base)) {
      throw new ELException("Objects of type " + base.getClass().getName() + " are not available in expressions");
    }
  }

  private static boolean isKnown(Object base) {
    Class<?> type = base.getClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    if (type.isPrimitive()) {
      return true;
    }
    for (Class<?> step = type; step != null && step != Object.class; step = step.getSuperclass()) {
      if (isKnown(step)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKnown(Class<?> type) {
    if (KNOWN_TYPES.contains(type.getName()) || KNOWN_PACKAGES.stream().anyMatch(type.getName()::startsWith)) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (isKnown(implemented)) {
        return true;
      }
    }
    return false;
  }
}
