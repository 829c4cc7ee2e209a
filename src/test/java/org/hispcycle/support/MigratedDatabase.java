package org.hispcycle.support;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of a test's own, with our tables and seeds up to the editions, and without the engine. */
public final class MigratedDatabase {

  private MigratedDatabase() {}

  public static DataSource create() {
    var database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    // later migrations may need the engine's tables; "?" because the range is not full
    Flyway.configure().dataSource(database).target("039?").load().migrate();
    return database;
  }
}
