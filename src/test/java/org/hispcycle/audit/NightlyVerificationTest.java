package org.hispcycle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What the nightly verification leaves behind: the ends of the chains where all is intact, an alarm where not. */
class NightlyVerificationTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-03T08:00:00Z"), ZoneOffset.UTC);

  private final List<Object> told = new ArrayList<>();
  private JdbcTemplate sql;
  private Verification verification;
  private NightlyVerification nightly;

  @BeforeEach
  void anEntry() {
    var json = new ObjectMapper();
    var database = MigratedDatabase.create();
    var transactions = new DataSourceTransactionManager(database);
    var client = JdbcClient.create(database);
    sql = new JdbcTemplate(database);
    var sealer = new Sealer(sql, json, CLOCK, transactions);
    var trail = new AuditTrail(client, sealer);
    var recorder = new Recorder(client, json, CLOCK, transactions);
    verification = new Verification(client, trail, sealer, json);
    nightly = new NightlyVerification(client, verification, event -> {
      told.add(event);
      if (event instanceof Recorded happened) {
        recorder.record(happened, CLOCK.instant());
      }
    }, CLOCK);
    recorder.record(new Recorded("task-decided", "VA", null, "2026-VA", "vaHead", "It was signed.", Map.of()), CLOCK.instant());
    sealer.seal();
  }

  @Test
  void theEndsOfTheChainsAreNotedOnceANight() {
    assertThat(nightly.doneToday()).isFalse();
    assertThat(nightly.verify()).isTrue();

    assertThat(nightly.doneToday()).isTrue();
    assertThat(nightly.last().orElseThrow().brokenChain()).isNull();
    assertThat(told).singleElement().isInstanceOfSatisfying(Recorded.class, noted -> assertThat(noted.details()).containsOnlyKeys("VA"));
    assertThat(verification.verify().intact()).isTrue();
  }

  @Test
  void operatorsAndOmbAreToldWhichEntryIsNotWhatWasRecorded() {
    sql.update("update audit_entry set content = replace(content, 'signed', 'refused')");

    assertThat(nightly.verify()).isFalse();
    assertThat(told).singleElement().isInstanceOfSatisfying(Announcement.class, alarm -> {
      assertThat(alarm.roles()).containsExactlyInAnyOrder(Roles.ADMIN, Roles.OMB_LEAD);
      assertThat(alarm.paragraphs().get(0)).contains("entry 1 of the record of VA").contains("content was changed");
    });
    assertThat(nightly.last().orElseThrow().brokenNumber()).isEqualTo(1);
  }
}
