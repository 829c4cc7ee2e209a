package org.hispcycle.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.StaleVersion;
import org.hispcycle.platform.engine.DraftSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of cases, shared by their contributors, and the frozen versions that were submitted. */
@Service
public class Drafts implements DraftSource {

  /** One saved state; version 0 with an empty object and no author where nobody saved yet. */
  public record Saved(int version, JsonNode content, String updatedBy, Instant updatedAt) {}

  /** What was submitted, never changed afterwards; the hash is over the canonical JSON text kept. */
  public record Submission(String caseKey, int version, JsonNode content, String sha256, String submittedBy, Instant submittedAt) {}

  static final int LARGEST_DRAFT = 1_000_000;

  private final JdbcClient sql;
  private final ObjectMapper json;
  private final Clock clock;

  Drafts(JdbcClient sql, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  public Saved find(String caseKey) {
    return sql.sql("select version, content, updated_by, updated_at from draft where case_key = ?").param(caseKey)
        .query((rows, n) -> new Saved(rows.getInt("version"), parse(rows.getString("content")), rows.getString("updated_by"),
            SqlTime.instant(rows, "updated_at")))
        .optional().orElseGet(() -> new Saved(0, json.createObjectNode(), null, null));
  }

  /** The version alone, without reading the content; 0 where nobody saved yet. */
  public int version(String caseKey) {
    return sql.sql("select version from draft where case_key = ?").param(caseKey).query(Integer.class).optional().orElse(0);
  }

  @Override
  public Draft current(String draftKey) {
    var saved = find(draftKey);
    return new Draft(saved.version(), saved.content());
  }

  /**
   * Saves a new version on top of the one the caller saw.
   *
   * @throws StaleVersion if somebody saved in between; nothing is overwritten
   */
  @Transactional
  public Saved save(String caseKey, int seenVersion, JsonNode content, String by) {
    if (content == null || !content.isObject()) {
      throw new InputRefused("A draft is a JSON object. Send {\"version\": …, \"content\": {…}}.");
    }
    var text = content.toString();
    if (text.length() > LARGEST_DRAFT) {
      throw new InputRefused("The draft has " + text.length() + " characters; at most " + LARGEST_DRAFT
          + " can be kept. Shorten the longest texts, or attach them as evidence links.");
    }
    if (text.contains("\\u0000")) {
      throw new InputRefused("The draft contains a NUL character, which no text needs. Remove it and save again.");
    }
    var at = clock.instant();
    int changed = seenVersion == 0 ? insert(caseKey, text, by, at)
        : sql.sql("update draft set version = version + 1, content = ?, updated_by = ?, updated_at = ? where case_key = ? and version = ?")
            .params(text, by, SqlTime.of(at), caseKey, seenVersion).update();
    if (changed == 0) {
      var now = find(caseKey);
      throw new StaleVersion("The draft was saved by " + now.updatedBy() + " in the meantime (version " + now.version()
          + ", you have " + seenVersion + "). Load the newer version and add your changes to it.", now.version());
    }
    return new Saved(seenVersion + 1, content, by, at);
  }

  private int insert(String caseKey, String text, String by, Instant at) {
    var exists = sql.sql("select count(*) from draft where case_key = ?").param(caseKey).query(Integer.class).single() > 0;
    if (exists) {
      return 0;
    }
    try {
      return sql.sql("insert into draft (case_key, version, content, updated_by, updated_at) values (?, 1, ?, ?, ?)")
          .params(caseKey, text, by, SqlTime.of(at)).update();
    } catch (DuplicateKeyException raced) {
      throw new StaleVersion("Somebody else saved the first draft at the same moment. Load it and add your changes to it.", 1);
    }
  }

  /** Freezes the content as the case's next submission. */
  @Transactional
  public Submission freeze(String caseKey, JsonNode content, String by, Instant at) {
    var version = sql.sql("select coalesce(max(version), 0) + 1 from submission where case_key = ?").param(caseKey)
        .query(Integer.class).single();
    var text = content.toString();
    var hash = Sha256.of(text);
    sql.sql("insert into submission (case_key, version, content, sha256, submitted_by, submitted_at) values (?, ?, ?, ?, ?, ?)")
        .params(caseKey, version, text, hash, by, SqlTime.of(at)).update();
    return new Submission(caseKey, version, content, hash, by, at);
  }

  public Optional<Submission> latestSubmission(String caseKey) {
    return submissions(caseKey).stream().reduce((first, second) -> second);
  }

  /** Which version was submitted last, and its hash. */
  public record Fingerprint(int version, String sha256) {}

  /** The last submission's version and hash, without reading its content. */
  public Optional<Fingerprint> latestFingerprint(String caseKey) {
    return sql.sql("select version, sha256 from submission where case_key = ? order by version desc fetch first 1 rows only").param(caseKey)
        .query((rows, n) -> new Fingerprint(rows.getInt("version"), rows.getString("sha256"))).optional();
  }

  public List<Submission> submissions(String caseKey) {
    return sql.sql("select * from submission where case_key = ? order by version").param(caseKey)
        .query((rows, n) -> new Submission(rows.getString("case_key"), rows.getInt("version"), parse(rows.getString("content")),
            rows.getString("sha256"), rows.getString("submitted_by"), SqlTime.instant(rows, "submitted_at"))).list();
  }

  /** The hash of a submission's text as it is stored now, to be held against the one kept when it was frozen. */
  public Optional<String> measure(String caseKey, int version) {
    return sql.sql("select content from submission where case_key = ? and version = ?").params(caseKey, version)
        .query(String.class).optional().map(Sha256::of);
  }

  /** How many submissions each case of a process has, by case key; cases without one are missing. */
  public Map<String, Integer> submissionCounts(String processKey) {
    var counts = new HashMap<String, Integer>();
    sql.sql("select case_key, count(*) as submissions from submission where case_key like ? group by case_key").param(processKey + "/%")
        .query(rows -> {
          counts.put(rows.getString("case_key"), rows.getInt("submissions"));
        });
    return counts;
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A stored draft is no JSON any more.", damaged);
    }
  }
}
