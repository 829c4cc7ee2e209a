package org.hispcycle.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives what was recorded its place in the chain of its agency. One sealer at a time, on whatever node; those who record never
 * wait for it. What a long transaction recorded is sealed after it committed, behind what was sealed before: the chain is in order
 * of sealing, and each entry says itself when it happened.
 */
@Service
class Sealer {

  private record Waiting(long id, String chain, String content) {}

  private record End(long number, String hash) {}

  private static final int AT_ONCE = 500;

  private final JdbcTemplate sql;
  private final ObjectMapper json;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Sealer(JdbcTemplate sql, ObjectMapper json, Clock clock, PlatformTransactionManager transactions) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Seals everything that is committed.
   *
   * @return how many entries were sealed
   */
  int seal() {
    int sealed = 0;
    int now;
    do {
      // most of the time there is nothing, and then nobody needs the lock
      var waiting = sql.queryForList("select id from audit_inbox fetch first 1 rows only", Long.class);
      now = waiting.isEmpty() ? 0 : transaction.execute(status -> sealSome());
      sealed += now;
    } while (now == AT_ONCE);
    return sealed;
  }

  private int sealSome() {
    sql.queryForList("select id from audit_sealer where id = 1 for update", Integer.class);
    var waiting = sql.query("select id, chain, content from audit_inbox order by id fetch first " + AT_ONCE + " rows only",
        (rows, n) -> new Waiting(rows.getLong("id"), rows.getString("chain"), rows.getString("content")));
    var ends = new LinkedHashMap<String, End>();
    var sealedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var entries = new ArrayList<Object[]>();
    for (var each : waiting) {
      var before = ends.computeIfAbsent(each.chain(), this::end);
      var contentHash = Sha256.of(each.content());
      var number = before.number() + 1;
      var hash = Entry.link(each.chain(), number, sealedAt, before.hash(), contentHash);
      entries.add(row(each, number, sealedAt, contentHash, before.hash(), hash));
      ends.put(each.chain(), new End(number, hash));
    }
    sql.batchUpdate("""
        insert into audit_entry (chain, entry_no, kind, hisp_id, business_key, actor, happened_at, sealed_at, content, content_hash,
          previous_hash, entry_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries);
    sql.batchUpdate("delete from audit_inbox where id = ?", waiting.stream().map(each -> new Object[] {each.id()}).toList());
    move(ends);
    return waiting.size();
  }

  private Object[] row(Waiting waiting, long number, Instant sealedAt, String contentHash, String previousHash, String hash) {
    var content = Recorder.read(json, waiting.content());
    return new Object[] {waiting.chain(), number, content.path("kind").asText(), content.path("hispId").textValue(),
        content.path("businessKey").textValue(), content.path("actor").textValue(), SqlTime.of(Instant.parse(content.path("at").asText())),
        SqlTime.of(sealedAt), waiting.content(), contentHash, previousHash, hash};
  }

  private End end(String chain) {
    return sql.query("select last_no, last_hash from audit_chain where chain = ?",
        (rows, n) -> new End(rows.getLong("last_no"), rows.getString("last_hash")), chain).stream().findFirst().orElseGet(() -> {
          sql.update("insert into audit_chain (chain, last_no, last_hash) values (?, 0, ?)", chain, Entry.NONE_BEFORE);
          return new End(0, Entry.NONE_BEFORE);
        });
  }

  private void move(Map<String, End> ends) {
    List<Object[]> rows = ends.entrySet().stream().map(each -> new Object[] {each.getValue().number(), each.getValue().hash(), each.getKey()}).toList();
    sql.batchUpdate("update audit_chain set last_no = ?, last_hash = ? where chain = ?", rows);
  }
}
