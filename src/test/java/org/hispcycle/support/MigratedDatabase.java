package org.hispcycle.support;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hispcycle.platform.FreshReads;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of a test's own, with our tables and seeds and without the engine: on H2, or on the PostgreSQL that
 * {@link PostgresForTests} started.
 */
public final class MigratedDatabase {

  private MigratedDatabase() {}

  public static DataSource create() {
    return createAt("latest");
  }

  /** As an application of before had it; {@link #migrate} does the rest. */
  public static DataSource createAt(String version) {
    var database = System.getProperty("hisp.test.database") == null ? onH2() : onPostgres();
    Flyway.configure().dataSource(database).target(version).load().migrate();
    return database;
  }

  public static void migrate(DataSource database) {
    Flyway.configure().dataSource(database).load().migrate();
  }

  private static DataSource onH2() {
    return pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
  }

  private static DataSource onPostgres() {
    var url = System.getProperty("hisp.test.database");
    var user = System.getProperty("hisp.test.user", "sa");
    var schema = "test_" + UUID.randomUUID().toString().replace("-", "");
    new JdbcTemplate(new DriverManagerDataSource(url, user, "")).execute("create schema " + schema);
    return pool(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema, user);
  }

  /** As in the application; the pool empties itself when its test is over. */
  private static DataSource pool(String url, String user) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword("");
    pool.setMinimumIdle(0);
    pool.setIdleTimeout(10_000);
    FreshReads.on(pool);
    return pool;
  }
}
