package org.hispcycle.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hispcycle.audit.AuditTrail.Filter;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.engine.CaseHistory;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is removed when its time is over, and that the chain of the record holds all the same; on H2 and on PostgreSQL. */
@Tag("database")
class RetentionTest {

  private static final Instant NOW = Instant.parse("2040-03-02T15:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2027-03-02T15:00:00Z");
  private static final Filter ALL = new Filter(null, null, null, null, null, null, null);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CaseHistory history = Mockito.mock(CaseHistory.class);
  private DataSource database;
  private JdbcTemplate sql;
  private TransactionTemplate transaction;
  private AuditTrail trail;
  private Verification verification;
  private RecordRetention retention;

  @BeforeEach
  void twoOldEntriesAndOneOfToday() {
    database = MigratedDatabase.create();
    sql = new JdbcTemplate(database);
    var transactions = new DataSourceTransactionManager(database);
    transaction = new TransactionTemplate(transactions);
    var client = JdbcClient.create(database);
    var sealer = at(NOW);
    trail = new AuditTrail(client, sealer);
    verification = new Verification(client, trail, sealer, JSON);
    var protection = new RecordProtection(sql, transactions);
    protection.afterPropertiesSet();
    retention = new RecordRetention(client, sql, protection, history, event -> recorder(NOW).record((Recorded) event));
    record(LONG_AGO, "2027-VA-VBA", "old and over");
    record(LONG_AGO, "2027-VA-VHA", "old and running");
    record(NOW, "2040-VA-VBA", "new");
    Mockito.when(history.runs("2027-VA-VHA")).thenReturn(true);
  }

  private Sealer at(Instant time) {
    return new Sealer(sql, JSON, Clock.fixed(time, ZoneOffset.UTC), transaction.getTransactionManager());
  }

  private Recorder recorder(Instant time) {
    return new Recorder(JdbcClient.create(database), JSON, Clock.fixed(time, ZoneOffset.UTC), transaction.getTransactionManager());
  }

  private void record(Instant time, String key, String what) {
    recorder(time).record(new Recorded("task-decided", "VA", null, key, "somebody", what, Map.of()));
    at(time).seal();
  }

  private int prune() {
    return transaction.execute(status -> retention.remove(NOW.minus(Duration.ofDays(3652)), 100));
  }

  @Test
  void anEntryWhoseTimeIsOverIsEmptiedAndTheChainStillVerifies() {
    assertThat(retention.due(NOW.minus(Duration.ofDays(3652)))).isEqualTo(1);
    assertThat(prune()).isEqualTo(1);

    var entries = trail.all(ALL);
    assertThat(entries).extracting(Entry::content).filteredOn(content -> content == null).hasSize(1);
    assertThat(entries.get(0).content()).isNull();
    assertThat(entries.get(0).actor()).isNull();
    assertThat(entries.get(1).content()).contains("old and running");
    assertThat(entries.get(3).kind()).isEqualTo(Verification.PRUNED);
    assertThat(verification.verify().breaks()).isEmpty();
    assertThat(verification.verify().chains().get(0).emptied()).isEqualTo(1);
  }

  @Test
  void whatWasEmptiedWithoutTheRecordOfAPruningIsABreak() {
    prune();
    // the third is of today: no pruning covers it
    transaction.executeWithoutResult(status -> {
      if (System.getProperty("hisp.test.database") != null) {
        sql.query("select set_config('hisp.pruning', 'on', true)", rows -> {});
      }
      sql.update("update audit_entry set content = null where chain = 'VA' and entry_no = 3");
    });

    assertThat(verification.verify().firstBreak().number()).isEqualTo(3);
    assertThat(verification.verify().firstBreak().why()).contains("no pruning");
  }

  @Test
  void thePruningItselfIsNeverPruned() {
    prune();
    int removed = transaction.execute(status -> retention.remove(NOW.plus(Duration.ofDays(1)), 100));
    assertThat(removed).isEqualTo(1);
    assertThat(trail.all(ALL)).filteredOn(entry -> entry.kind().equals(Verification.PRUNED)).allSatisfy(entry -> assertThat(entry.content()).isNotNull());
    assertThat(verification.verify().breaks()).isEmpty();
  }

  /** Ten records, all of which are due at once. */
  private static final class Ten implements Retention {
    int left = 10;

    @Override
    public String kind() {
      return "tens";
    }

    @Override
    public String what() {
      return "Ten.";
    }

    @Override
    public Period keeps() {
      return Period.ofYears(1);
    }

    @Override
    public int due(Instant before) {
      return left;
    }

    @Override
    public int remove(Instant before, int most) {
      var now = Math.min(left, 3);
      left -= now;
      return now;
    }
  }

  private static RetentionJob job(Retention kind, RetentionSettings settings, List<Object> told) {
    return new RetentionJob(List.of(kind), settings, told::add, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void nothingIsRemovedUntilTheScheduleIsDecidedNorWhileRecordsAreOnHold() {
    for (var settings : List.of(new RetentionSettings(false, false, null), new RetentionSettings(true, true, null))) {
      var kind = new Ten();
      var job = job(kind, settings, new ArrayList<>());
      assertThat(job.apply()).isEmpty();
      assertThat(kind.left).isEqualTo(10);
      assertThat(job.dryRun().active()).isFalse();
      assertThat(job.dryRun().why()).isNotBlank();
      assertThat(job.dryRun().kinds().get(0).due()).isEqualTo(10);
    }
  }

  @Test
  void theJobRemovesAllThatIsDueAndSaysSo() {
    var kind = new Ten();
    var told = new ArrayList<>();
    assertThat(job(kind, new RetentionSettings(true, false, null), told).apply()).containsEntry("tens", 10);
    assertThat(kind.left).isZero();
    assertThat(told).singleElement().isInstanceOf(Recorded.class);
  }

  @Test
  void whatIsKeptForEverIsNotDue() {
    var kind = new Ten();
    var job = job(kind, new RetentionSettings(true, false, Map.of("tens", Period.ZERO)), new ArrayList<>());
    assertThat(job.apply()).isEmpty();
    assertThat(job.dryRun().kinds().get(0).due()).isZero();
  }

  @Test
  void aSlipInTheSettingsStopsTheStart() {
    assertThatThrownBy(() -> job(new Ten(), new RetentionSettings(true, false, Map.of("ten", Period.ofYears(1))), List.of()).afterPropertiesSet())
        .hasMessageContaining("names no kind");
    assertThatThrownBy(() -> job(new Ten(), new RetentionSettings(true, false, Map.of("tens", Period.ofDays(3))), List.of()).afterPropertiesSet())
        .hasMessageContaining("shorter than");
    assertThatThrownBy(() -> new RetentionSettings(true, false, Map.of("tens", Period.ofYears(-1)))).hasMessageContaining("negative");
  }
}
