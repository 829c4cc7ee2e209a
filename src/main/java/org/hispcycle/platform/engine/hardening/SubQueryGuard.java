package org.hispcycle.platform.engine.hardening;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses expressions in the sub-queries of a task query (CVE-2026-109432). The engine forbids expressions in queries that
 * people send, but looks at the outer query only. Closed here for queries that are run, for queries that extend a stored
 * filter, and for filters about to be stored.
 */
final class SubQueryGuard extends CommandInterceptor {

  private static final Field EXTENDING_QUERY = field(AbstractExecuteFilterCmd.class, "extendingQuery");
  private static final Field FILTER = field(SaveFilterCmd.class, "filter");

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof TaskQueryImpl query) {
      refuseExpressionsInSubQueries(query);
    } else if (command instanceof AbstractExecuteFilterCmd) {
      refuseExpressionsInSubQueries(ReflectionUtils.getField(EXTENDING_QUERY, command));
    } else if (command instanceof SaveFilterCmd && ReflectionUtils.getField(FILTER, command) instanceof Filter filter) {
      refuseExpressionsInSubQueries(filter.getQuery());
    }
    return next.execute(command);
  }

  private static void refuseExpressionsInSubQueries(Object query) {
    if (!(query instanceof TaskQueryImpl outer)) {
      return;
    }
    for (TaskQueryImpl inner : outer.getQueries()) {
      if (inner != outer && !((AbstractQuery<?, ?>) inner).getExpressions().isEmpty()) {
        throw new BadUserRequestException("Expressions are forbidden in the sub-queries of a task query");
      }
    }
  }

  /** Fails at start-up, not at the first attack, should another engine version name its fields differently. */
  private static Field field(Class<?> type, String name) {
    Field field = ReflectionUtils.findField(type, name);
    if (field == null) {
      throw new IllegalStateException(type.getName() + " has no field \"" + name + "\" in this engine version;"
          + " adapt SubQueryGuard, which closes CVE-2026-109432");
    }
    ReflectionUtils.makeAccessible(field);
    return field;
  }
}
