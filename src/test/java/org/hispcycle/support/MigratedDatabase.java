package org.hispcycle.support;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of a test's own, with our tables and seeds and without the engine: on H2, or on the PostgreSQL that
 * {@link PostgresForTests} started.
 */
public final class MigratedDatabase {

  private MigratedDatabase() {}

  public static DataSource create() {
    var database = System.getProperty("hisp.test.database") == null ? onH2() : onPostgres();
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  private static DataSource onH2() {
    return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  private static DataSource onPostgres() {
    var url = System.getProperty("hisp.test.database");
    var user = System.getProperty("hisp.test.user", "sa");
    var schema = "test_" + UUID.randomUUID().toString().replace("-", "");
    new JdbcTemplate(new DriverManagerDataSource(url, user, "")).execute("create schema " + schema);
    return new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema, user, "");
  }
}
