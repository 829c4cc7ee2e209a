package org.hispcycle.audit;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.CaseHistory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Empties entries of the record whose time is over. Their hashes stay, so the chain holds and a content that somebody kept elsewhere
 * can still be proven; an entry of the same chain says which numbers were emptied, and only those may be empty.
 */
@Component
class RecordRetention implements Retention {

  private record Old(String chain, long number) {}

  private static final String OLD = """
      from audit_entry where sealed_at < :before and content is not null and kind not in (:own)""";
  private static final String CASE_IS_OVER = " and (business_key is null or business_key not in (:running))";

  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final RecordProtection protection;
  private final CaseHistory history;
  private final ApplicationEventPublisher events;

  RecordRetention(JdbcClient sql, JdbcTemplate batches, RecordProtection protection, CaseHistory history, ApplicationEventPublisher events) {
    this.sql = sql;
    this.batches = batches;
    this.protection = protection;
    this.history = history;
    this.events = events;
  }

  @Override
  public String kind() {
    return "record";
  }

  @Override
  public String what() {
    return "Content of entries of the record that were sealed this long ago and whose case does not run. Hash, kind and time of every entry stay, and so "
        + "does what the record says of its own pruning and of the ends of its chains.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(10);
  }

  @Override
  @Transactional(readOnly = true)
  public int due(Instant before) {
    return sql.sql("select count(*) " + OLD + CASE_IS_OVER).params(params(before)).query(Integer.class).single();
  }

  @Override
  @Transactional
  public int remove(Instant before, int most) {
    var old = old(before, most);
    if (old.isEmpty()) {
      return 0;
    }
    protection.allowPruning();
    batches.batchUpdate("update audit_entry set content = null, hisp_id = null, business_key = null, actor = null where chain = ? and entry_no = ?",
        old.stream().map(each -> new Object[] {each.chain(), each.number()}).toList());
    var chains = new TreeMap<String, List<Old>>();
    old.forEach(each -> chains.computeIfAbsent(each.chain(), chain -> new ArrayList<>()).add(each));
    chains.forEach((chain, entries) -> events.publishEvent(new Recorded(Verification.PRUNED, Entry.OMB.equals(chain) ? null : chain, null, null, null,
        entries.size() + " entries of this record were emptied because their time was over.",
        Map.of("from", String.valueOf(entries.get(0).number()), "until", String.valueOf(entries.get(entries.size() - 1).number()), "sealedBefore",
            before.toString(), "entries", String.valueOf(entries.size())))));
    return old.size();
  }

  private List<Old> old(Instant before, int most) {
    return sql.sql("select chain, entry_no " + OLD + CASE_IS_OVER + " order by chain, entry_no fetch first :most rows only").params(params(before)).param("most", most)
        .query((rows, n) -> new Old(rows.getString("chain"), rows.getLong("entry_no"))).list();
  }

  private Map<String, Object> params(Instant before) {
    var params = new HashMap<String, Object>(Map.of("before", SqlTime.of(before), "own", List.of(Verification.PRUNED, Verification.HEADS)));
    var running = sql.sql("select distinct business_key " + OLD + " and business_key is not null").params(params).query(String.class).list().stream()
        .filter(history::runs).toList();
    // no key is empty, and a list in SQL must not be
    params.put("running", running.isEmpty() ? List.of("") : running);
    return params;
  }
}
