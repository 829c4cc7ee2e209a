package org.hispcycle.assessment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which questionnaire each case was opened with, and who signed what (B13). */
@Component
class AssessmentCases {

  private final JdbcClient sql;
  private final Questionnaires questionnaires;
  private final Cycles cycles;
  private final Editions editions;
  private final Clock clock;

  AssessmentCases(JdbcClient sql, Questionnaires questionnaires, Cycles cycles, Editions editions, Clock clock) {
    this.sql = sql;
    this.questionnaires = questionnaires;
    this.cycles = cycles;
    this.editions = editions;
    this.clock = clock;
  }

  /** The case keeps the questionnaire in force now; one that has one keeps that. */
  void open(AssessmentCase assessment) {
    if (pinned(assessment).isEmpty()) {
      sql.sql("insert into assessment_case (case_key, cycle_year, agency_id, hisp_id, questionnaire_id, opened_at) values (?, ?, ?, ?, ?, ?)")
          .params(assessment.caseKey(), assessment.cycleYear(), assessment.agencyId(), assessment.hispId(),
              questionnaires.idFor(edition(assessment).id()), SqlTime.of(clock.instant())).update();
    }
  }

  /** The number after the cases whose key begins like this. */
  int nextNumber(String keyPrefix) {
    return 1 + sql.sql("select count(*) from assessment_case where case_key like ?").param(keyPrefix + "%").query(Integer.class).single();
  }

  /** Its own questionnaire; for a case from before questionnaires were published, the one in force. */
  Questionnaire questionnaire(AssessmentCase assessment) {
    return questionnaires.byId(pinned(assessment).orElseGet(() -> questionnaires.idFor(edition(assessment).id())));
  }

  Optional<Questionnaire> questionnaireOf(AssessmentCase assessment) {
    return pinned(assessment).map(questionnaires::byId);
  }

  private Optional<Long> pinned(AssessmentCase assessment) {
    return sql.sql("select questionnaire_id from assessment_case where case_key = ?").param(assessment.caseKey()).query(Long.class).optional();
  }

  Edition edition(AssessmentCase assessment) {
    return cycles.find(assessment.cycleYear()).map(cycle -> editions.byId(cycle.edition()))
        .orElseGet(() -> editions.forCycle(assessment.cycleYear()));
  }

  void signed(AssessmentCase assessment, Signature signature) {
    sql.sql("insert into assessment_signature (case_key, submission_version, signed_by, role, signed_at, sha256) values (?, ?, ?, ?, ?, ?)")
        .params(assessment.caseKey(), signature.version(), signature.by(), signature.role(), SqlTime.of(signature.at()), signature.sha256()).update();
  }

  /** Oldest first. */
  List<Signature> signatures(AssessmentCase assessment) {
    return sql.sql("select * from assessment_signature where case_key = ? order by submission_version").param(assessment.caseKey())
        .query((rows, n) -> new Signature(rows.getString("signed_by"), rows.getString("role"), SqlTime.instant(rows, "signed_at"),
            rows.getInt("submission_version"), rows.getString("sha256"))).list();
  }
}
