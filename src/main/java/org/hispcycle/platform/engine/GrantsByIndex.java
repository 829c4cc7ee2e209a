package org.hispcycle.platform.engine;

import java.util.regex.Pattern;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Lets PostgreSQL find the grants of a list's rows by their index. The engine joins them with {@code AUTH.RESOURCE_ID_ IN (RES.ID_,
 * D.KEY_, '*')}, which PostgreSQL takes apart into conditions on two tables and then compares every row with every grant of the
 * person's roles: with 100,000 open tasks an inbox of 200 took 25 seconds. The same condition as {@code = ANY (ARRAY[...])} is one
 * look into the index for each row. Nothing else of a statement changes, and nobody sees more or less.
 */
@Component
class GrantsByIndex extends AbstractProcessEnginePlugin {

  private static final Pattern JOIN = Pattern.compile("(AUTH\\.RESOURCE_ID_)\\s+IN\\s*\\(([^()]*)\\)", Pattern.CASE_INSENSITIVE);

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    if ("postgres".equals(engine.getDatabaseType())) {
      engine.getSqlSessionFactory().getConfiguration().addInterceptor(new Rewriting());
    }
  }

  static String rewritten(String statement) {
    return JOIN.matcher(statement).replaceAll("$1 = ANY (ARRAY[$2])");
  }

  /**
   * Looks at each statement when MyBatis makes its handler; its parameters keep their order. The handler itself is left as it is: the
   * proxy that {@link Interceptor} puts around it otherwise would cost every statement of the engine, and few name grants.
   */
  private static final class Rewriting implements Interceptor {

    @Override
    public Object plugin(Object target) {
      if (target instanceof StatementHandler handler) {
        var bound = handler.getBoundSql();
        if (bound.getSql().contains("AUTH.RESOURCE_ID_")) {
          SystemMetaObject.forObject(bound).setValue("sql", rewritten(bound.getSql()));
        }
      }
      return target;
    }

    @Override
    public Object intercept(Invocation call) throws ReflectiveOperationException {
      return call.proceed();
    }
  }
}
