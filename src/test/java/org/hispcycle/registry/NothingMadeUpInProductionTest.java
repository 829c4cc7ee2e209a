package org.hispcycle.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the seeds make up for the demonstration is not there where it would be taken for true. */
class NothingMadeUpInProductionTest {

  private static final List<String> TABLES = List.of("designation", "survey_clearance", "umbrella_clearance");

  private final DataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  private final JdbcClient sql = JdbcClient.create(database);

  private void migrate(String... locations) {
    Flyway.configure().dataSource(database).locations(locations).load().migrate();
  }

  private List<Integer> madeUp() {
    return TABLES.stream().map(table -> sql.sql("select count(*) from " + table + " where demo").query(Integer.class).single()).toList();
  }

  @Test
  void aNewProductionDatabaseHasNoDemoDesignationsAndClearances() {
    migrate("classpath:db/migration", "classpath:db/production");
    assertThat(madeUp()).containsOnly(0);
    // what is known is there
    assertThat(sql.sql("select count(*) from service").query(Integer.class).single()).isEqualTo(47);
    assertThat(sql.sql("select count(*) from umbrella_clearance").query(Integer.class).single()).isEqualTo(2);
  }

  @Test
  void whereACycleRunsNothingIsTakenAway() {
    migrate("classpath:db/migration");
    assertThat(madeUp()).doesNotContain(0);
    var before = madeUp();
    sql.sql("insert into cycle (cycle_year, edition, opened_at) values (2026, 'FY2026', current_timestamp)").update();
    migrate("classpath:db/migration", "classpath:db/production");
    assertThat(madeUp()).isEqualTo(before);
  }
}
