package org.hispcycle.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives the tests of this JVM an embedded PostgreSQL instead of H2 when {@code -Dhisp.test.on=postgres} asks for it: the
 * same migrations and the same tests, on the database of production.
 */
public class PostgresForTests implements LauncherSessionListener {

  private EmbeddedPostgres postgres;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!"postgres".equals(System.getProperty("hisp.test.on")) || postgres != null) {
      return;
    }
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
    } catch (IOException failed) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start.", failed);
    }
    System.setProperty("hisp.test.database", postgres.getJdbcUrl("postgres", "postgres"));
    System.setProperty("hisp.test.user", "postgres");
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException leftBehind) {
        throw new UncheckedIOException("The embedded PostgreSQL did not stop.", leftBehind);
      }
    }
  }
}
