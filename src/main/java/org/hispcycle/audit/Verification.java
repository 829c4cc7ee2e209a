package org.hispcycle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hispcycle.platform.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Walks every chain from its first entry and names the first that does not fit: changed, removed, inserted, cut off at the end, or
 * emptied without the record of a lawful pruning.
 */
@Service
public class Verification {

  /** One chain as far as it was walked. */
  public record Chain(String chain, long entries, long emptied, String lastHash) {}

  /** What does not fit; {@code number} is the first entry of the chain that is wrong or missing. */
  public record Break(String chain, long number, String why) {}

  /** {@code firstBreak} is null where all is intact; one break is named for each chain. */
  public record Result(boolean intact, long entries, Break firstBreak, List<Break> breaks, List<Chain> chains) {}

  private record End(long number, String hash) {}

  /** What a pruning says of itself, within the chain that it pruned. */
  private record Pruning(long from, long until, Instant sealedBefore) {
    boolean covers(Entry entry) {
      return entry.number() >= from && entry.number() <= until && entry.sealedAt().isBefore(sealedBefore);
    }
  }

  static final String HEADS = "chain-ends-noted";
  static final String PRUNED = "record-pruned";
  private static final int AT_ONCE = 1000;

  private final JdbcClient sql;
  private final AuditTrail trail;
  private final Sealer sealer;
  private final ObjectMapper json;

  Verification(JdbcClient sql, AuditTrail trail, Sealer sealer, ObjectMapper json) {
    this.sql = sql;
    this.trail = trail;
    this.sealer = sealer;
    this.json = json;
  }

  public Result verify() {
    sealer.seal();
    var ends = new TreeMap<String, End>();
    sql.sql("select chain, last_no, last_hash from audit_chain").query(rows -> {
      ends.put(rows.getString("chain"), new End(rows.getLong("last_no"), rows.getString("last_hash")));
    });
    sql.sql("select distinct chain from audit_entry").query(String.class).list().forEach(chain -> ends.putIfAbsent(chain, null));
    var noted = notedEnds();
    var breaks = new ArrayList<Break>();
    var chains = new ArrayList<Chain>();
    for (var each : ends.entrySet()) {
      chains.add(walk(each.getKey(), each.getValue(), noted.getOrDefault(each.getKey(), Map.of()), breaks));
    }
    noted.keySet().stream().filter(chain -> !ends.containsKey(chain)).sorted()
        .forEach(chain -> breaks.add(new Break(chain, 1, "The whole chain is missing; the record of OMB noted its end.")));
    return new Result(breaks.isEmpty(), chains.stream().mapToLong(Chain::entries).sum(), breaks.isEmpty() ? null : breaks.get(0), breaks, chains);
  }

  private Chain walk(String chain, End end, Map<Long, String> noted, List<Break> breaks) {
    var prunings = prunings(chain);
    var last = new End(0, Entry.NONE_BEFORE);
    long emptied = 0;
    // what is sealed while we walk is the next verification's business
    long until = end == null ? Long.MAX_VALUE : end.number();
    List<Entry> part;
    do {
      part = trail.part(chain, last.number(), AT_ONCE);
      for (var entry : part) {
        if (entry.number() > until) {
          if (sql.sql("select last_no from audit_chain where chain = ?").param(chain).query(Long.class).optional().orElse(0L) < entry.number()) {
            breaks.add(new Break(chain, entry.number(), "The entry stands behind the end of the chain: it was added by hand."));
          }
          return new Chain(chain, last.number(), emptied, last.hash());
        }
        var why = wrong(entry, last, prunings, noted.get(entry.number()));
        if (why != null) {
          breaks.add(new Break(chain, last.number() + 1, why));
          return new Chain(chain, last.number(), emptied, last.hash());
        }
        emptied += entry.content() == null ? 1 : 0;
        last = new End(entry.number(), entry.hash());
      }
    } while (part.size() == AT_ONCE);
    if (end == null) {
      breaks.add(new Break(chain, 1, "Nothing says where this chain ends: it was added by hand, or its end was removed."));
    } else if (last.number() < end.number()) {
      breaks.add(new Break(chain, last.number() + 1, "The entry is missing: the chain has " + end.number() + " entries and stops before it."));
    } else if (!last.hash().equals(end.hash())) {
      breaks.add(new Break(chain, last.number(), "The hash noted as the chain's end is another one than the last entry's."));
    } else {
      var reached = last.number();
      noted.keySet().stream().filter(number -> number > reached).min(Long::compare)
          .ifPresent(number -> breaks.add(new Break(chain, reached + 1, "The chain was cut off: the record of OMB noted its entry " + number + ".")));
    }
    return new Chain(chain, last.number(), emptied, last.hash());
  }

  private String wrong(Entry entry, End last, List<Pruning> prunings, String notedHash) {
    if (entry.number() != last.number() + 1) {
      return "The entry is missing: " + entry.number() + " follows " + last.number() + ".";
    }
    if (!entry.previousHash().equals(last.hash())) {
      return "The entry does not refer to the one before it.";
    }
    if (!entry.hash().equals(Entry.link(entry.chain(), entry.number(), entry.sealedAt(), entry.previousHash(), entry.contentHash()))) {
      return "The entry's hash does not follow from its chain, number, time, predecessor and content.";
    }
    if (notedHash != null && !notedHash.equals(entry.hash())) {
      return "The record of OMB noted another hash for this entry: the chain was rewritten.";
    }
    if (entry.content() == null) {
      return prunings.stream().anyMatch(each -> each.covers(entry)) ? null : "The content was taken away, and no pruning in the chain says so.";
    }
    if (!Sha256.of(entry.content()).equals(entry.contentHash())) {
      return "The content was changed: its hash is another one.";
    }
    return entry.saysTheSameAs(Recorder.read(json, entry.content())) ? null : "What lists show of the entry is not what its content says.";
  }

  private List<Pruning> prunings(String chain) {
    return contents(chain, PRUNED).stream().map(content -> content.path("details")).map(details -> new Pruning(details.path("from").asLong(),
        details.path("until").asLong(), Instant.parse(details.path("sealedBefore").asText()))).toList();
  }

  /** The ends that were noted in OMB's chain: hash by number, for each chain. */
  private Map<String, Map<Long, String>> notedEnds() {
    var noted = new HashMap<String, Map<Long, String>>();
    for (var content : contents(Entry.OMB, HEADS)) {
      content.path("details").fields().forEachRemaining(each -> {
        var parts = each.getValue().asText().split(" ", 2);
        noted.computeIfAbsent(each.getKey(), chain -> new HashMap<>()).put(Long.valueOf(parts[0]), parts[1]);
      });
    }
    return noted;
  }

  private List<JsonNode> contents(String chain, String kind) {
    return sql.sql("select content from audit_entry where chain = ? and kind = ? and content is not null").params(chain, kind)
        .query(String.class).list().stream().map(content -> Recorder.read(json, content)).toList();
  }
}
