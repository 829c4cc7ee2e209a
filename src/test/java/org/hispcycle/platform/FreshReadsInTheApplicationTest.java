package org.hispcycle.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WholeApplication
@Tag("database")
class FreshReadsInTheApplicationTest {

  @Autowired private DataSource database;

  @Test
  void noConnectionToH2KeepsResults() throws SQLException {
    var pool = database.unwrap(HikariDataSource.class);
    if (pool.getJdbcUrl().startsWith("jdbc:h2:")) {
      assertThat(pool.getConnectionInitSql()).isEqualTo("SET OPTIMIZE_REUSE_RESULTS 0");
    } else {
      assertThat(pool.getConnectionInitSql()).isNull();
    }
  }
}
