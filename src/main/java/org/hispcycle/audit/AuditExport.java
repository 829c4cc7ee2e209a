package org.hispcycle.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hispcycle.audit.AuditTrail.Filter;
import org.hispcycle.platform.web.CsvText;
import org.springframework.stereotype.Service;

/**
 * The record of an agency, a HISP or a case as a file for a records request. Beside what was asked for it carries the hashes of all
 * other entries of the same chain, from the first that was asked for to the end, so that whoever receives it can check that nothing
 * was changed, taken out or put in, and learns nothing of what was not asked for. docs/operations/checking-an-export.md tells how.
 */
@Service
public class AuditExport {

  private static final List<String> HEADER = List.of("chain", "number", "sealed_at", "happened_at", "kind", "hisp", "case", "by", "what", "details",
      "content_sha256", "previous_hash", "hash", "content");
  private static final int AT_ONCE = 1000;

  private final AuditTrail trail;
  private final ObjectMapper json;
  private final Clock clock;

  AuditExport(AuditTrail trail, ObjectMapper json, Clock clock) {
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  public byte[] json(Filter filter) {
    var export = json.createObjectNode();
    export.put("what", "Record of HISP Cycle: " + description(filter));
    export.put("exportedAt", clock.instant().toString());
    export.put("procedure", "The hash of an entry is the SHA-256, in lower-case hexadecimal, of the UTF-8 text of five lines separated by line feeds: "
        + "chain, number, sealedAt, previousHash, contentHash. contentHash is the SHA-256 of content exactly as it stands here. previousHash is the hash "
        + "of the entry with the number before; 64 zeros before number 1. Entries without content were not asked for, or their time was over; they are "
        + "here so that the chain can be followed to its end.");
    var chains = export.putArray("chains");
    var wanted = trail.all(filter);
    for (var chain : wanted.stream().map(Entry::chain).collect(Collectors.toCollection(TreeSet::new))) {
      var asked = wanted.stream().filter(entry -> entry.chain().equals(chain)).collect(Collectors.toMap(Entry::number, entry -> entry));
      var node = chains.addObject();
      node.put("chain", chain);
      var entries = node.putArray("entries");
      var first = asked.keySet().stream().min(Long::compare).orElseThrow();
      for (var entry : from(chain, first)) {
        add(entries.addObject(), entry, asked.containsKey(entry.number()));
      }
    }
    return export.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private List<Entry> from(String chain, long first) {
    var entries = new ArrayList<Entry>();
    List<Entry> part;
    var last = first - 1;
    do {
      part = trail.part(chain, last, AT_ONCE);
      entries.addAll(part);
      last += part.size();
    } while (part.size() == AT_ONCE);
    return entries;
  }

  private static void add(ObjectNode node, Entry entry, boolean asked) {
    node.put("number", entry.number());
    node.put("sealedAt", entry.sealedAt().toString());
    node.put("previousHash", entry.previousHash());
    node.put("contentHash", entry.contentHash());
    node.put("hash", entry.hash());
    if (asked && entry.content() != null) {
      node.put("content", entry.content());
    }
  }

  /** For spreadsheets. The last column holds the content as it was hashed; it begins with a brace, so no cell of it is a formula. */
  public byte[] csv(Filter filter) {
    var wanted = trail.all(filter);
    var rows = new ArrayList<List<?>>();
    for (var entry : wanted) {
      var content = entry.content() == null ? json.createObjectNode() : Recorder.read(json, entry.content());
      rows.add(Arrays.asList(entry.chain(), entry.number(), entry.sealedAt().toString(), entry.at().toString(), entry.kind(), entry.hispId(),
          entry.businessKey(), entry.actor(), content.path("what").asText(), content.has("details") ? content.get("details").toString() : "",
          entry.contentHash(), entry.previousHash(), entry.hash(), entry.content()));
    }
    return CsvText.of(HEADER, rows).getBytes(StandardCharsets.UTF_8);
  }

  private static String description(Filter filter) {
    var parts = new ArrayList<String>();
    if (filter.agencyId() != null) {
      parts.add("agency " + filter.agencyId());
    }
    if (filter.hispId() != null) {
      parts.add("HISP " + filter.hispId());
    }
    if (filter.businessKey() != null) {
      parts.add("case " + filter.businessKey());
    }
    if (filter.kind() != null) {
      parts.add("kind " + filter.kind());
    }
    return parts.isEmpty() ? "everything" : String.join(", ", parts);
  }
}
