package org.hispcycle.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remarks about single places of a case, line by line (D9). They belong to the case and stay when it is returned, so that the
 * people who work on it see what is meant, and later readers see what became of it.
 */
@Service
public class Remarks {

  /**
   * One remark.
   *
   * @param role in which its author spoke, as a group id; null where none of the task's roles was theirs
   * @param submissionVersion the version that lay before the author; null before anything was submitted
   * @param resolvedBy null while it is open
   */
  public record Remark(long id, String place, String text, String by, String role, Instant at, Integer submissionVersion,
      String resolvedBy, Instant resolvedAt) {

    public boolean resolved() {
      return resolvedBy != null;
    }
  }

  private static final int LONGEST = 4000;
  private static final int MOST = 2000;

  private final JdbcClient sql;
  private final Clock clock;

  Remarks(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** All remarks of a case, oldest first. The caller leaves out those about places that the reader may not see. */
  public List<Remark> of(String caseKey) {
    return sql.sql("select * from remark where case_key = ? order by id").param(caseKey).query(Remarks::remark).list();
  }

  public Optional<Remark> find(String caseKey, long id) {
    return sql.sql("select * from remark where case_key = ? and id = ?").params(caseKey, id).query(Remarks::remark).optional();
  }

  @Transactional
  public Remark add(String caseKey, String place, String text, String by, String role) {
    var words = text == null ? "" : text.replace("\u0000", "").strip();
    if (words.isEmpty()) {
      throw refused("Enter the remark: what should be changed or explained here.");
    }
    if (words.length() > LONGEST) {
      throw refused("The remark has " + words.length() + " characters; at most " + LONGEST + " are kept. Shorten it, or make two of it.");
    }
    if (sql.sql("select count(*) from remark where case_key = ?").param(caseKey).query(Integer.class).single() >= MOST) {
      throw refused("This case holds " + MOST + " remarks already, the most that are kept. Say the rest in the comment of your decision.");
    }
    var at = clock.instant();
    var version = sql.sql("select max(version) from submission where case_key = ?").param(caseKey).query(Integer.class).optional().orElse(null);
    var keys = new GeneratedKeyHolder();
    sql.sql("""
        insert into remark (case_key, place, remark_text, written_by, written_as, written_at, submission_version)
        values (?, ?, ?, ?, ?, ?, ?)""")
        .params(caseKey, Place.checked(place), words, by, role, SqlTime.of(at), version).update(keys, "id");
    return new Remark(keys.getKey().longValue(), place, words, by, role, at, version, null, null);
  }

  /** Says that a remark was dealt with, or that it was not after all. */
  @Transactional
  public Remark resolve(String caseKey, long id, boolean resolved, String by) {
    sql.sql("update remark set resolved_by = ?, resolved_at = ? where case_key = ? and id = ? and (resolved_by is null) = ?")
        .params(resolved ? by : null, resolved ? SqlTime.of(clock.instant()) : null, caseKey, id, resolved).update();
    return find(caseKey, id).orElseThrow();
  }

  private static InputRefused refused(String sentence) {
    return InputRefused.of(List.of(new Fault("text", sentence)));
  }

  private static Remark remark(ResultSet rows, int n) throws SQLException {
    return new Remark(rows.getLong("id"), rows.getString("place"), rows.getString("remark_text"), rows.getString("written_by"),
        rows.getString("written_as"), SqlTime.instant(rows, "written_at"), rows.getObject("submission_version", Integer.class),
        rows.getString("resolved_by"), SqlTime.instant(rows, "resolved_at"));
  }
}
