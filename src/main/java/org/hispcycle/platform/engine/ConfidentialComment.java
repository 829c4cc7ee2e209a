package org.hispcycle.platform.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.util.ReflectionUtils;

/**
 * Keeps comments out of the engine where the model says so with the extension property {@code confidentialComment}: a variable
 * stays in the history, which people read who must not know about budget requests (D7). The comment is taken from the completion
 * before the engine sees it, waits here for {@link TaskCompletionGuard} in the same thread, and goes into the case's story only.
 */
class ConfidentialComment extends CommandInterceptor {

  private record Kept(String taskId, Object comment) {}

  private static final ThreadLocal<Kept> KEPT = new ThreadLocal<>();

  private final Predicate<String> confidential;

  ConfidentialComment(Predicate<String> confidential) {
    this.confidential = confidential;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof CompleteTaskCmd) {
      return keep(command, CompleteTaskCmd.class, "variables");
    } else if (command instanceof SubmitTaskFormCmd) {
      return keep(command, SubmitTaskFormCmd.class, "properties");
    }
    return next.execute(command);
  }

  private <T> T keep(Command<T> command, Class<?> type, String sentIn) {
    var taskId = (String) read(command, type, "taskId");
    if (taskId == null || !confidential.test(taskId)) {
      return next.execute(command);
    }
    var before = KEPT.get();
    KEPT.set(new Kept(taskId, takeOut(command, type, sentIn)));
    try {
      return next.execute(command);
    } finally {
      if (before == null) {
        KEPT.remove();
      } else {
        KEPT.set(before);
      }
    }
  }

  private static Object takeOut(Command<?> command, Class<?> type, String sentIn) {
    var sent = read(command, type, sentIn);
    if (!(sent instanceof Map<?, ?> variables) || !variables.containsKey(TaskCompletionGuard.COMMENT)) {
      return null;
    }
    var rest = Variables.createVariables();
    if (variables instanceof VariableMap typed) {
      typed.keySet().forEach(name -> rest.putValueTyped(name, typed.getValueTyped(name)));
    } else {
      new HashMap<>(variables).forEach((name, value) -> rest.putValue(String.valueOf(name), value));
    }
    var comment = rest.remove(TaskCompletionGuard.COMMENT);
    var field = ReflectionUtils.findField(type, sentIn);
    ReflectionUtils.makeAccessible(field);
    ReflectionUtils.setField(field, command, rest);
    return comment;
  }

  private static Object read(Command<?> command, Class<?> type, String name) {
    var field = ReflectionUtils.findField(type, name);
    if (field == null) {
      throw new IllegalStateException("The engine's " + type.getSimpleName() + " has no field " + name + " any more.");
    }
    ReflectionUtils.makeAccessible(field);
    return ReflectionUtils.getField(field, command);
  }

  /** Whether the completion that this thread executes is one of a task with confidential comments. */
  static boolean isKeptFor(String taskId) {
    return KEPT.get() != null && KEPT.get().taskId().equals(taskId);
  }

  /** What was said; null where nothing was. */
  static Object of(String taskId) {
    return isKeptFor(taskId) ? KEPT.get().comment() : null;
  }
}
