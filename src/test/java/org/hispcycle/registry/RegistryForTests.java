package org.hispcycle.registry;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register on a database of a test's own, for tests of other features. */
public final class RegistryForTests {

  private RegistryForTests() {}

  public static Registry on(JdbcClient sql) {
    return new Registry(sql, Clock.systemUTC());
  }
}
