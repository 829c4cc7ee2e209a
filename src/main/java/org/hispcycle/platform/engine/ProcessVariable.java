package org.hispcycle.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * One process variable with one Java type. Nothing else in the code base names variables of a model.
 *
 * @param <T> text, boolean or number; dates and content never travel as variables
 */
public final class ProcessVariable<T> {

  private final String name;
  private final Class<T> type;

  private ProcessVariable(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  public static ProcessVariable<String> text(String name) {
    return new ProcessVariable<>(name, String.class);
  }

  public static ProcessVariable<Boolean> flag(String name) {
    return new ProcessVariable<>(name, Boolean.class);
  }

  public static ProcessVariable<Integer> number(String name) {
    return new ProcessVariable<>(name, Integer.class);
  }

  /** A number as callers send it, whole or not, short or long. */
  public static ProcessVariable<Number> anyNumber(String name) {
    return new ProcessVariable<>(name, Number.class);
  }

  public String name() {
    return name;
  }

  /** @throws IllegalStateException naming the variable, if it is missing: better here than at a gateway three weeks later */
  public T get(VariableScope scope) {
    return find(scope).orElseThrow(() -> new IllegalStateException("The process variable '" + name + "' is missing."));
  }

  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(type.cast(scope.getVariable(name)));
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }

  /** What a request brought along and nobody needs any more. */
  public void remove(VariableScope scope) {
    scope.removeVariable(name);
  }

  public VariableMap with(VariableMap variables, T value) {
    return variables.putValue(name, value);
  }
}
