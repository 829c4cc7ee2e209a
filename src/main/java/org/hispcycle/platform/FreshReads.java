package org.hispcycle.platform;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What is read after waiting for a lock is what the one before has left, on H2, too. H2 keeps the last result of a statement for as
 * long as it believes that nothing changed, and now and then keeps one that is older than the commit it has just waited for
 * (h2database issue 3894; seen with 2.3.232 and with 2.4.240). So no connection keeps results. PostgreSQL keeps none.
 */
@Component
public class FreshReads implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      on(pool);
    }
    return bean;
  }

  /** To be called before the pool opens its first connection. */
  public static void on(HikariDataSource pool) {
    if (pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:h2:")) {
      pool.setConnectionInitSql("SET OPTIMIZE_REUSE_RESULTS 0");
    }
  }
}
