package org.hispcycle.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators are told, and how often. The engine's tables are made by hand: only their columns matter here. */
@Tag("database")
class OperatorAlertsTest {

  private final List<Announcement> told = new ArrayList<>();
  private final MovedClock clock = new MovedClock();
  private final OperatorSettings settings = new OperatorSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(30));
  private JdbcClient sql;
  private OperatorFigures figures;
  private OperatorAlerts alerts;

  static class MovedClock extends java.time.Clock {
    Instant now = Instant.parse("2026-03-02T15:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public java.time.Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void database() {
    var database = MigratedDatabase.create();
    sql = JdbcClient.create(database);
    sql.sql("create table ACT_RU_JOB (RETRIES_ integer, SUSPENSION_STATE_ integer, DUEDATE_ timestamp, CREATE_TIME_ timestamp, HANDLER_TYPE_ varchar(255))").update();
    sql.sql("create table ACT_RE_PROCDEF (ID_ varchar(64), KEY_ varchar(255))").update();
    sql.sql("create table ACT_RU_INCIDENT (ID_ varchar(64), ROOT_CAUSE_INCIDENT_ID_ varchar(64), PROC_DEF_ID_ varchar(64), ACTIVITY_ID_ varchar(255), INCIDENT_MSG_ varchar(4000))").update();
    figures = new OperatorFigures(sql, clock);
    alerts = new OperatorAlerts(figures, settings, sql, new TransactionTemplate(new DataSourceTransactionManager(database)),
        event -> told.add((Announcement) event), clock);
  }

  private void mail(String status, Duration age, Duration due) {
    sql.sql("""
        insert into mail (message_key, message_id, recipient, recipient_name, person_id, subject, body_text, body_html, created_at, status, attempts, next_attempt_at)
        values (?, ?, 'a@b.example', 'A', 'a', 's', 't', 'h', ?, ?, 0, ?)""")
        .params("k" + Math.random(), "m" + Math.random(), SqlTime.of(clock.now.minus(age)), status, SqlTime.of(clock.now.minus(due))).update();
  }

  @Test
  void nothingIsToldWhereNothingIsWrong() {
    sql.sql("insert into ACT_RU_JOB values (3, 1, ?, null, 'timer-start-event')").param(LocalDateTime.parse("2026-03-03T00:00")).update();
    assertThat(alerts.look()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void aCauseIsToldOnceUntilItIsGoneAndAgainWhenItComesBack() {
    mail("PARKED", Duration.ofMinutes(1), Duration.ZERO);
    assertThat(alerts.look()).isEqualTo(1);
    assertThat(alerts.look()).isZero();
    mail("PARKED", Duration.ofMinutes(1), Duration.ZERO);
    assertThat(alerts.look()).as("another one of the same cause").isZero();
    sql.sql("update mail set status = 'SENT'").update();
    alerts.look();
    sql.sql("update mail set status = 'PARKED'").update();
    assertThat(alerts.look()).isEqualTo(1);
    assertThat(told).hasSize(2).extracting(Announcement::key).doesNotHaveDuplicates();
    assertThat(told.get(0).roles()).containsExactly(Roles.ADMIN);
  }

  @Test
  void eachStepThatStandsStillIsOneCauseHoweverManyCasesStandThere() {
    sql.sql("insert into ACT_RE_PROCDEF values ('p:1', 'ActionPlanProcess')").update();
    for (var id : List.of("1", "2", "3")) {
      sql.sql("insert into ACT_RU_INCIDENT values (?, ?, 'p:1', 'Task_Publish', 'x')").params(id, id).update();
    }
    sql.sql("insert into ACT_RU_INCIDENT values ('4', '3', 'p:1', 'Call_Plan', 'passed on to the case above')").update();
    assertThat(alerts.look()).isEqualTo(1);
    assertThat(told.get(0).subject()).isEqualTo("3 cases stand still at Task_Publish");
  }

  @Test
  void jobsAndMailsThatWaitTooLongAreTold() {
    sql.sql("insert into ACT_RU_JOB values (3, 1, ?, null, 'timer-start-event')").param(LocalDateTime.ofInstant(clock.now, ZoneOffset.UTC).minusMinutes(9)).update();
    mail("QUEUED", Duration.ofMinutes(59), Duration.ofMinutes(29));
    // tried before, and in vain; one that nobody tried may have been told to wait until morning
    sql.sql("update mail set attempts = 1").update();
    assertThat(alerts.look()).isZero();
    clock.now = clock.now.plus(Duration.ofMinutes(2));
    assertThat(alerts.look()).isEqualTo(2);
    assertThat(told).extracting(Announcement::subject).containsExactly("The engine's jobs are waiting", "Mails are not leaving");
    assertThat(new OutboxHealthIndicator(figures, settings).health().getStatus()).isEqualTo(Status.DOWN);
    sql.sql("update mail set next_attempt_at = ?").param(SqlTime.of(clock.now.plusSeconds(60))).update();
    assertThat(new OutboxHealthIndicator(figures, settings).health().getStatus()).as("the server is away, but mails are tried").isEqualTo(Status.UP);
  }

  @Test
  void theFiguresAreGauges() {
    sql.sql("insert into ACT_RU_JOB values (0, 1, null, null, 'x')").update();
    sql.sql("insert into ACT_RU_JOB values (3, 1, null, ?, 'x')").param(LocalDateTime.ofInstant(clock.now, ZoneOffset.UTC).minusSeconds(90)).update();
    var registry = new SimpleMeterRegistry();
    new OperatorMetrics(figures).bindTo(registry);
    assertThat(registry.get("hisp.jobs.failed").gauge().value()).isEqualTo(1);
    assertThat(registry.get("hisp.jobs.due").gauge().value()).isEqualTo(1);
    assertThat(registry.get("hisp.jobs.lag").gauge().value()).isEqualTo(90);
    assertThat(registry.get("hisp.obligations.late").gauge().value()).isZero();
    assertThat(registry.get("hisp.incidents.open").gauge().value()).isZero();
  }
}
