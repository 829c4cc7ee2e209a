package org.hispcycle.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.hispcycle.audit.AuditTrail.Filter;
import org.hispcycle.platform.Recorded;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The chains of the record on a database of its own, on H2 and on PostgreSQL: appended by two nodes at once, and tampered with. */
@Tag("database")
class ChainTest {

  private static final Filter ALL = new Filter(null, null, null, null, null, null, null);
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One running application on the database. */
  static final class Node {
    final JdbcTemplate sql;
    final TransactionTemplate transaction;
    final Recorder recorder;
    final Sealer sealer;
    final AuditTrail trail;
    final Verification verification;
    final RecordProtection protection;

    Node(DataSource database) {
      var transactions = new DataSourceTransactionManager(database);
      var client = JdbcClient.create(database);
      sql = new JdbcTemplate(database);
      transaction = new TransactionTemplate(transactions);
      recorder = new Recorder(client, JSON, CLOCK, transactions);
      sealer = new Sealer(sql, JSON, CLOCK, transactions);
      trail = new AuditTrail(client, sealer);
      verification = new Verification(client, trail, sealer, JSON);
      protection = new RecordProtection(sql, transactions);
      protection.afterPropertiesSet();
    }

    void record(String agency, String what) {
      recorder.record(new Recorded("task-decided", agency, agency == null ? null : agency + "-X", "2026-" + agency, "somebody", what, Map.of("outcome", "accept")));
    }

    List<Entry> entries() {
      return trail.all(ALL);
    }
  }

  private final ExecutorService people = Executors.newFixedThreadPool(8);
  private DataSource database;
  private Node node;

  @BeforeEach
  void open() {
    database = MigratedDatabase.create();
    node = new Node(database);
  }

  @AfterEach
  void close() {
    people.shutdownNow();
  }

  private static boolean onPostgres() {
    return System.getProperty("hisp.test.database") != null;
  }

  /** As somebody would who owns the database: past the application and its trigger. */
  private void tamper(String statement, Object... values) {
    if (onPostgres()) {
      node.sql.execute("alter table audit_entry disable trigger all");
    }
    assertThat(node.sql.update(statement, values)).isPositive();
    if (onPostgres()) {
      node.sql.execute("alter table audit_entry enable trigger all");
    }
  }

  @Test
  void whatIsRecordedIsChainedByAgencyAndVerifies() {
    node.record("VA", "first");
    node.record("VA", "second");
    node.record("DHS", "first");
    node.record(null, "for everybody");

    var entries = node.entries();
    assertThat(entries).extracting(each -> each.chain() + " " + each.number()).containsExactly("DHS 1", "OMB 1", "VA 1", "VA 2");
    assertThat(entries.get(2).previousHash()).isEqualTo("0".repeat(64));
    assertThat(entries.get(3).previousHash()).isEqualTo(entries.get(2).hash());
    assertThat(node.verification.verify().intact()).isTrue();
    assertThat(node.verification.verify().entries()).isEqualTo(4);
    assertThat(node.sql.queryForObject("select count(*) from audit_inbox", Integer.class)).isZero();
  }

  @Test
  void whatIsRolledBackWasNeverRecorded() {
    node.transaction.executeWithoutResult(status -> {
      node.record("VA", "undone");
      status.setRollbackOnly();
    });
    node.record("VA", "done");

    assertThat(node.entries()).singleElement().satisfies(entry -> {
      assertThat(entry.number()).isEqualTo(1);
      assertThat(entry.content()).contains("done").doesNotContain("undone");
    });
  }

  @Test
  void aReaderLeavesATraceEvenFromWithinAReadOnlyTransaction() {
    var reading = new TransactionTemplate(node.transaction.getTransactionManager());
    reading.setReadOnly(true);
    reading.executeWithoutResult(status -> node.record("VA", "read"));

    assertThat(node.entries()).hasSize(1);
  }

  @Test
  void anOpenTransactionKeepsNobodyFromRecordingOrSealing() throws Exception {
    var other = new Node(again());
    var recorded = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var slow = people.submit(() -> node.transaction.executeWithoutResult(status -> {
      node.record("VA", "slow");
      recorded.countDown();
      await(mayEnd);
    }));
    await(recorded);

    other.record("VA", "quick");
    assertThat(other.sealer.seal()).isEqualTo(1);
    mayEnd.countDown();
    slow.get(10, TimeUnit.SECONDS);
    assertThat(other.entries()).extracting(entry -> JSON.readTree(entry.content()).get("what").asText()).containsExactly("quick", "slow");
    assertThat(other.verification.verify().intact()).isTrue();
  }

  @Test
  void twoNodesThatRecordAndSealAtOnceMakeOneChainWithoutGaps() throws Exception {
    var nodes = List.of(node, new Node(again()));
    var threads = 8;
    var each = 60;
    var work = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < threads; i++) {
      var mine = nodes.get(i % 2);
      var who = i;
      work.add(() -> {
        for (int n = 0; n < each; n++) {
          var what = who + "/" + n;
          mine.transaction.executeWithoutResult(status -> {
            mine.record("VA", what);
            mine.record(who % 2 == 0 ? "DHS" : null, what);
          });
          if (n % 7 == who % 7) {
            mine.sealer.seal();
          }
        }
        return each;
      });
    }
    for (var done : people.invokeAll(work, 60, TimeUnit.SECONDS)) {
      assertThat(done.get()).isEqualTo(each);
    }

    var result = node.verification.verify();
    assertThat(result.intact()).as(String.valueOf(result.breaks())).isTrue();
    assertThat(result.entries()).isEqualTo(2L * threads * each);
    assertThat(node.entries()).extracting(Entry::content).doesNotHaveDuplicates();
    assertThat(node.entries().stream().filter(entry -> entry.chain().equals("VA")).map(Entry::number))
        .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, (long) threads * each).boxed().toList());
  }

  @Test
  void recordingCostsOneInsertAndWaitsForNoOtherRecorder() throws Exception {
    // somebody seals and does not come to an end
    var other = new Node(again());
    var held = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var stuck = people.submit(() -> other.transaction.executeWithoutResult(status -> {
      other.sql.queryForList("select id from audit_sealer for update", Integer.class);
      held.countDown();
      await(mayEnd);
    }));
    await(held);
    var before = System.nanoTime();
    for (int n = 0; n < 100; n++) {
      node.record("VA", "meanwhile " + n);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    mayEnd.countDown();
    stuck.get(10, TimeUnit.SECONDS);
    assertThat(node.entries()).hasSize(100);
  }

  @Test
  void aChangedWordIsFoundAndNamed() {
    three();
    tamper("update audit_entry set content = replace(content, 'second', 'other') where chain = 'VA' and entry_no = 2");

    var result = node.verification.verify();
    assertThat(result.intact()).isFalse();
    assertThat(result.firstBreak().chain()).isEqualTo("VA");
    assertThat(result.firstBreak().number()).isEqualTo(2);
    assertThat(result.firstBreak().why()).contains("content was changed");
  }

  @Test
  void aChangedColumnIsFoundEvenWhereTheContentStands() {
    three();
    tamper("update audit_entry set actor = 'nobody' where chain = 'VA' and entry_no = 2");

    assertThat(node.verification.verify().firstBreak().number()).isEqualTo(2);
  }

  @Test
  void aChangedEntryWithANewHashOfItsOwnBreaksTheNext() {
    three();
    var entry = node.entries().get(1);
    var content = entry.content().replace("second", "other");
    var contentHash = org.hispcycle.platform.Sha256.of(content);
    tamper("update audit_entry set content = ?, content_hash = ?, entry_hash = ? where chain = 'VA' and entry_no = 2", content, contentHash,
        Entry.link("VA", 2, entry.sealedAt(), entry.previousHash(), contentHash));

    assertThat(node.verification.verify().firstBreak().number()).isEqualTo(3);
  }

  @Test
  void aRemovedEntryIsNamedInTheMiddleAndAtTheEnd() {
    three();
    tamper("delete from audit_entry where chain = 'VA' and entry_no = 3");
    assertThat(node.verification.verify().firstBreak()).satisfies(broken -> assertThat(broken.number()).isEqualTo(3));

    tamper("delete from audit_entry where chain = 'VA' and entry_no = 1");
    assertThat(node.verification.verify().firstBreak().number()).isEqualTo(1);
  }

  @Test
  void anEntryAddedByHandIsNamed() {
    three();
    var last = node.entries().get(2);
    var content = last.content().replace("third", "fourth");
    var contentHash = org.hispcycle.platform.Sha256.of(content);
    tamper("""
        insert into audit_entry (chain, entry_no, kind, hisp_id, business_key, actor, happened_at, sealed_at, content, content_hash, previous_hash, entry_hash)
        select chain, 4, kind, hisp_id, business_key, actor, happened_at, sealed_at, ?, ?, entry_hash, ? from audit_entry where chain = 'VA' and entry_no = 3""",
        content, contentHash, Entry.link("VA", 4, last.sealedAt(), last.hash(), contentHash));

    assertThat(node.verification.verify().firstBreak().number()).isEqualTo(4);
  }

  @Test
  void aChainRewrittenFromEndToEndIsGivenAwayByTheEndThatWasNoted() {
    three();
    var ends = node.verification.verify().chains().get(0);
    node.recorder.record(new Recorded(Verification.HEADS, null, null, null, null, "verified", Map.of("VA", ends.entries() + " " + ends.lastHash())));
    node.sealer.seal();

    // cut off, with an end that fits
    var second = node.entries().stream().filter(entry -> entry.chain().equals("VA")).toList().get(1);
    tamper("delete from audit_entry where chain = 'VA' and entry_no = 3");
    node.sql.update("update audit_chain set last_no = 2, last_hash = ? where chain = 'VA'", second.hash());

    assertThat(node.verification.verify().firstBreak().why()).contains("cut off");
    assertThat(node.verification.verify().firstBreak().number()).isEqualTo(3);
  }

  @Test
  void postgreSqlRefusesToChangeWhatIsSealedAndOnH2TheChainTells() {
    three();
    if (!onPostgres()) {
      node.sql.execute("update audit_entry set actor = 'x'");
      assertThat(node.verification.verify().intact()).isFalse();
      return;
    }
    for (var statement : List.of("update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry")) {
      assertThatThrownBy(() -> node.sql.execute(statement)).isInstanceOf(DataAccessException.class).rootCause().isInstanceOf(SQLException.class)
          .hasMessageContaining("The record is never changed");
    }
    assertThat(node.verification.verify().intact()).isTrue();
  }

  private void three() {
    node.record("VA", "first");
    node.record("VA", "second");
    node.record("VA", "third");
    node.sealer.seal();
  }

  private DataSource again() {
    var first = (HikariDataSource) database;
    return new DriverManagerDataSource(first.getJdbcUrl(), first.getUsername(), first.getPassword());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
