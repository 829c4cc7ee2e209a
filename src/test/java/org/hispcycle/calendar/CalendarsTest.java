package org.hispcycle.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the migration itself, so its SQL and its seed are under test too. */
class CalendarsTest {

  private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);
  private static final Instant DECLARED = Instant.parse("2026-12-18T17:00:00Z");

  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private Calendars calendars;

  @BeforeEach
  void freshTable() {
    // -Dcalendar.test.url points the same test at PostgreSQL
    String url = System.getProperty("calendar.test.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    DriverManagerDataSource database = new DriverManagerDataSource(url);
    jdbc = JdbcClient.create(database);
    jdbc.sql("drop table if exists calendar_override").update();
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V010__calendar.sql")).execute(database);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    calendars = new Calendars(jdbc);
  }

  private void declare(LocalDate day, boolean closed, String reason) {
    calendars.declare(new CalendarOverride(day, closed, reason), "omb.admin", DECLARED);
  }

  @Test
  void theFourKnownExecutiveOrderClosuresAreThereFromTheStart() {
    assertThat(calendars.overrides())
        .extracting(CalendarOverride::day)
        .containsExactly(
            LocalDate.of(2019, 12, 24), LocalDate.of(2020, 12, 24), LocalDate.of(2024, 12, 24), LocalDate.of(2025, 1, 9));
    assertThat(calendars.overrides()).allMatch(CalendarOverride::closed);
    assertThat(calendars.business().isBusinessDay(LocalDate.of(2025, 1, 9))).isFalse();
    assertThat(calendars.business().isBusinessDay(LocalDate.of(2025, 1, 10))).isTrue();
  }

  @Test
  void aDeclaredDayCountsAtOnceAndIsRecordedWithWhoAndWhen() {
    assertThat(calendars.business().isBusinessDay(CHRISTMAS_EVE)).isTrue();

    declare(CHRISTMAS_EVE, true, "Executive order");

    assertThat(calendars.business().isBusinessDay(CHRISTMAS_EVE)).isFalse();
    Map<String, Object> row =
        jdbc.sql("select declared_by, source from calendar_override where \"day\" = :day")
            .param("day", CHRISTMAS_EVE).query().singleRow();
    assertThat(row).containsEntry("declared_by", "omb.admin").containsEntry("source", null);
    assertThat(
            jdbc.sql("select declared_at from calendar_override where \"day\" = :day")
                .param("day", CHRISTMAS_EVE).query(LocalDateTime.class).single())
        .isEqualTo("2026-12-18T17:00:00");
  }

  @Test
  void aSecondWordOnADayReplacesTheFirst() {
    LocalDate seeded = LocalDate.of(2025, 1, 9);
    declare(seeded, false, "Order withdrawn");

    assertThat(calendars.overrides()).hasSize(4).contains(new CalendarOverride(seeded, false, "Order withdrawn"));
    assertThat(calendars.business().isBusinessDay(seeded)).isTrue();
  }

  @Test
  void whatIsRolledBackWasNeverInForce() {
    transaction.executeWithoutResult(
        status -> {
          declare(CHRISTMAS_EVE, true, "Executive order");
          assertThat(calendars.business().isBusinessDay(CHRISTMAS_EVE)).isFalse();
          status.setRollbackOnly();
        });
    assertThat(calendars.business().isBusinessDay(CHRISTMAS_EVE)).isTrue();
  }

  @Test
  void othersSeeADeclarationOnlyOnceItIsCommitted() {
    calendars.business();
    transaction.executeWithoutResult(
        status -> {
          declare(CHRISTMAS_EVE, true, "Executive order");
          assertThat(openElsewhere()).isTrue();
        });
    assertThat(openElsewhere()).isFalse();
  }

  private boolean openElsewhere() {
    return CompletableFuture.supplyAsync(() -> calendars.business().isBusinessDay(CHRISTMAS_EVE)).join();
  }

  @Test
  void theTableIsReadOnceUntilToldToReload() {
    assertThat(calendars.business()).isSameAs(calendars.business());
    jdbc.sql("delete from calendar_override").update();
    assertThat(calendars.overrides()).hasSize(4);

    calendars.reload();

    assertThat(calendars.overrides()).isEmpty();
  }

  @Test
  void aWeekendCannotBeDeclaredOpenAndSomebodyMustBeNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> declare(LocalDate.of(2026, 12, 26), false, "Open"))
        .withMessageContaining("Saturday, December 26, 2026");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calendars.declare(new CalendarOverride(CHRISTMAS_EVE, true, "Order"), " ", DECLARED))
        .withMessageContaining("name who does");
    assertThat(calendars.overrides()).hasSize(4);
  }
}
