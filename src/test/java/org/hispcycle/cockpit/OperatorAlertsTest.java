package org.hispcycle.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hispcycle.notification.MailStatus;
import org.hispcycle.notification.Outbox;
import org.hispcycle.notification.OutboxSender;
import org.hispcycle.platform.Announcement;
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
  private final Outbox outbox = mock(Outbox.class);
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
    figures = new OperatorFigures(sql, outbox, clock);
    alerts = new OperatorAlerts(figures, outbox, settings, sql, new TransactionTemplate(new DataSourceTransactionManager(database)),
        event -> told.add((Announcement) event), clock);
  }

  @Test
  void nothingIsToldWhereNothingIsWrong() {
    sql.sql("insert into ACT_RU_JOB values (3, 1, ?, null, 'timer-start-event')").param(LocalDateTime.parse("2026-03-03T00:00")).update();
    assertThat(alerts.look()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void aCauseIsToldOnceUntilItIsGoneAndAgainWhenItComesBack() {
    jobs(99);
    assertThat(alerts.look()).isEqualTo(1);
    assertThat(alerts.look()).isZero();
    sql.sql("update ACT_RU_JOB set SUSPENSION_STATE_ = 2").update();
    alerts.look();
    sql.sql("update ACT_RU_JOB set SUSPENSION_STATE_ = 1").update();
    assertThat(alerts.look()).isEqualTo(1);
    assertThat(told).hasSize(2).extracting(Announcement::key).doesNotHaveDuplicates();
    assertThat(told.get(0).roles()).containsExactly(Roles.ADMIN);
  }

  private void jobs(int minutes) {
    sql.sql("insert into ACT_RU_JOB values (3, 1, ?, null, 'timer-start-event')").param(LocalDateTime.ofInstant(clock.now, ZoneOffset.UTC).minusMinutes(minutes)).update();
  }

  @Test
  void eachMailThatIsParkedLaterIsToldAndNoneTwice() {
    parked(1, clock.now.minusSeconds(5));
    assertThat(alerts.look()).isEqualTo(1);
    assertThat(alerts.look()).isZero();
    clock.now = clock.now.plusSeconds(60);
    parked(2, clock.now.minusSeconds(5));
    assertThat(alerts.look()).as("another bounce").isEqualTo(1);
    assertThat(alerts.look()).isZero();
    parked(1, clock.now.minusSeconds(65));
    assertThat(alerts.look()).as("the newer one was discarded").isZero();
    parked(0, null);
    alerts.look();
    parked(1, null);
    assertThat(alerts.look()).as("only the mail that tells operators came back").isEqualTo(1);
    assertThat(alerts.look()).isZero();
    assertThat(told).hasSize(3).extracting(Announcement::key).doesNotHaveDuplicates();
  }

  private void parked(long count, Instant last) {
    when(outbox.count(MailStatus.PARKED)).thenReturn(count);
    when(outbox.lastParkedAt()).thenReturn(Optional.ofNullable(last));
  }

  @Test
  void whatOperatorsAreToldLeavesOnAWeekendToo() {
    jobs(99);
    alerts.look();
    assertThat(told).singleElement().matches(Announcement::urgent);
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
    jobs(9);
    when(outbox.waitingSince()).thenReturn(Optional.of(clock.now.minus(Duration.ofMinutes(59))));
    assertThat(alerts.look()).isZero();
    clock.now = clock.now.plus(Duration.ofMinutes(2));
    assertThat(alerts.look()).isEqualTo(2);
    assertThat(told).extracting(Announcement::subject).containsExactly("The engine's jobs are waiting", "Mails are not leaving");
  }

  @Test
  void aNodeIsReadyAsLongAsItsSenderIsAtWork() {
    var sender = mock(OutboxSender.class);
    when(sender.idleFor()).thenReturn(Duration.ofMinutes(29), Duration.ofMinutes(31));
    var health = new OutboxHealthIndicator(sender, settings);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void whatIsGoneForLongIsForgottenWhatIsThereIsNot() {
    jobs(99);
    alerts.look();
    var retention = new AlertRetention(sql);
    assertThat(retention.due(clock.now.plus(Duration.ofDays(900)))).isZero();
    sql.sql("update ACT_RU_JOB set SUSPENSION_STATE_ = 2").update();
    alerts.look();
    assertThat(retention.due(clock.now)).isZero();
    assertThat(retention.remove(clock.now.plus(Duration.ofDays(900)), 10)).isEqualTo(1);
    assertThat(sql.sql("select count(*) from operator_alert").query(Integer.class).single()).isZero();
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
