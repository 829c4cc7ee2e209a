package org.hispcycle.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
class FreshReadsTest {

  private static final int NODES = 4;
  private static final int CHANGES = 10_000;

  @Test
  void whoWaitedForALockReadsWhatTheOneBeforeHasLeft() throws Exception {
    var database = MigratedDatabase.create();
    var sql = JdbcClient.create(database);
    sql.sql("create table turn (id int primary key, taken int not null)").update();
    sql.sql("create table counter (id int primary key, counted int not null)").update();
    sql.sql("insert into turn values (1, 0)").update();
    sql.sql("insert into counter values (1, 0)").update();
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));

    var nodes = Executors.newFixedThreadPool(NODES);
    try {
      var runs = new ArrayList<Callable<Void>>();
      for (int node = 0; node < NODES; node++) {
        runs.add(() -> {
          for (int change = 0; change < CHANGES / NODES; change++) {
            transaction.executeWithoutResult(status -> {
              counted(sql);
              sql.sql("update turn set taken = taken + 1 where id = 1").update();
              sql.sql("update counter set counted = ? where id = 1").param(counted(sql) + 1).update();
            });
          }
          return null;
        });
      }
      for (var run : nodes.invokeAll(runs)) {
        run.get();
      }
    } finally {
      nodes.shutdown();
    }

    assertThat(counted(sql)).isEqualTo(CHANGES);
  }

  private static int counted(JdbcClient sql) {
    return sql.sql("select counted from counter where id = ?").param(1).query(Integer.class).single();
  }
}
