package org.hispcycle.draft;

import java.time.Instant;
import java.util.List;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.TaskEvents.TaskDecided;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who decided what in a case, and what they said; written in the same transaction as the decision. */
@Service
public class CaseStory {

  /**
   * One decision.
   *
   * @param version of the submission that lay before the person, or came of the decision; null where nothing was submitted
   */
  public record Entry(String elementId, String step, String outcome, String outcomeLabel, String comment, String by, Instant at,
      boolean confidential, Integer version) {

    /** The same decision without what was said in confidence. */
    public Entry withoutConfidence() {
      return confidential ? new Entry(elementId, step, outcome, outcomeLabel, null, by, at, true, version) : this;
    }
  }

  private final JdbcClient sql;

  CaseStory(JdbcClient sql) {
    this.sql = sql;
  }

  @EventListener
  void remember(TaskDecided decided) {
    var task = decided.task();
    sql.sql("""
        insert into case_decision (case_key, agency_id, element_id, step, outcome, outcome_label, comment_text, decided_by,
          decided_at, confidential, submission_version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select max(version) from submission where case_key = ?))""")
        .params(task.draftKey(), task.agencyId(), task.elementId(), task.name(), decided.outcome(), decided.outcomeLabel(),
            decided.comment(), decided.userId(), SqlTime.of(decided.at()), decided.confidential(), task.draftKey()).update();
  }

  /** Newest last. */
  public List<Entry> of(String caseKey) {
    return sql.sql("select * from case_decision where case_key = ? order by id").param(caseKey)
        .query((rows, n) -> new Entry(rows.getString("element_id"), rows.getString("step"), rows.getString("outcome"),
            rows.getString("outcome_label"), rows.getString("comment_text"), rows.getString("decided_by"),
            SqlTime.instant(rows, "decided_at"), rows.getBoolean("confidential"), rows.getObject("submission_version", Integer.class))).list();
  }
}
