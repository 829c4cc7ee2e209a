package org.hispcycle.platform.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.hispcycle.platform.InputRefused;
import org.springframework.util.ReflectionUtils;

/**
 * Completing a task carries an outcome, a comment and the draft's version, and nothing else. Without this a submit could
 * overwrite any variable of the case (platform-notes: any candidate may), whichever path it takes to the engine.
 */
class CompletionVariables extends CommandInterceptor {

  private static final Set<String> DECLARED =
      Set.of(TaskCompletionGuard.OUTCOME, TaskCompletionGuard.COMMENT, TaskCompletionGuard.DRAFT_VERSION);

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof CompleteTaskCmd) {
      check(command, CompleteTaskCmd.class, "variables");
    } else if (command instanceof SubmitTaskFormCmd) {
      check(command, SubmitTaskFormCmd.class, "properties");
    }
    return next.execute(command);
  }

  private static void check(Command<?> command, Class<?> type, String fieldName) {
    var field = ReflectionUtils.findField(type, fieldName);
    if (field == null) {
      throw new IllegalStateException("The engine's " + type.getSimpleName() + " has no field " + fieldName + " any more.");
    }
    ReflectionUtils.makeAccessible(field);
    if (ReflectionUtils.getField(field, command) instanceof Map<?, ?> sent) {
      var undeclared = new TreeSet<String>();
      sent.keySet().stream().map(String::valueOf).filter(name -> !DECLARED.contains(name)).forEach(undeclared::add);
      if (!undeclared.isEmpty()) {
        throw new TaskRefused(new InputRefused("A task is completed with outcome, comment and draftVersion only. Not accepted: "
            + String.join(", ", undeclared) + ". Save content as a draft first."));
      }
    }
  }
}
