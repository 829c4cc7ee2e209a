package org.hispcycle.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the two reviewers ask and say, and what the agency answers (H4). */
@Service
@Transactional
public class Reviews {

  private static final List<String> VERDICTS = List.of("approve", "approveWithChanges", "return", "disapprove");

  private final JdbcClient sql;
  private final CaseStory story;

  Reviews(JdbcClient sql, CaseStory story) {
    this.sql = sql;
    this.story = story;
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<ReviewQuestion> questions(String businessKey) {
    return sql.sql("select * from survey_question where business_key = ? order by id").param(businessKey).query(Reviews::read).list();
  }

  /** What this reviewer waits to have answered. */
  @Transactional(readOnly = true)
  public Optional<ReviewQuestion> open(String businessKey, Reviewer reviewer) {
    return questions(businessKey).stream().filter(ReviewQuestion::open).filter(each -> each.askedByRole().equals(reviewer.role()))
        .reduce((first, second) -> second);
  }

  /** The last word of each reviewer, in the order in which they were spoken. */
  List<CaseStory.Entry> verdicts(String caseKey) {
    var entries = story.of(caseKey).stream().filter(each -> Reviewer.of(each.elementId()).isPresent())
        .filter(each -> VERDICTS.contains(each.outcome())).toList();
    return entries.stream().filter(each -> entries.stream().filter(other -> other.elementId().equals(each.elementId()))
        .reduce((first, second) -> second).orElseThrow() == each).toList();
  }

  void ask(Survey survey, Reviewer reviewer, String text, boolean materialMissing, String by, Instant at) {
    sql.sql("""
        insert into survey_question (business_key, submission_version, asked_by_role, asked_by, asked_at, text, material_missing)
        values (?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.submissionVersion(), reviewer.role(), by, SqlTime.of(at), text, materialMissing).update();
  }

  void answer(Survey survey, Reviewer reviewer, String text, String by, Instant at) {
    sql.sql("update survey_question set answer = ?, answered_by = ?, answered_at = ? where business_key = ? and asked_by_role = ? and answered_at is null")
        .params(text, by, SqlTime.of(at), survey.businessKey(), reviewer.role()).update();
  }

  /** Whether a reviewer still waits for material. */
  boolean materialMissing(String businessKey) {
    return questions(businessKey).stream().anyMatch(each -> each.open() && each.materialMissing());
  }

  private static ReviewQuestion read(ResultSet rows, int n) throws SQLException {
    return new ReviewQuestion(rows.getLong("id"), rows.getString("asked_by_role"), rows.getString("asked_by"), SqlTime.instant(rows, "asked_at"),
        rows.getString("text"), rows.getBoolean("material_missing"), rows.getString("answer"), rows.getString("answered_by"),
        SqlTime.instant(rows, "answered_at"), rows.getObject("submission_version", Integer.class));
  }
}
