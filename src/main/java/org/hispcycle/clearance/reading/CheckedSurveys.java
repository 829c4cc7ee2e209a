package org.hispcycle.clearance.reading;

import java.util.List;
import java.util.Optional;
import org.hispcycle.clearance.PraDetermination;
import org.hispcycle.survey.Deviation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was determined and found when a version was submitted. */
@Component
class CheckedSurveys {

  record Checked(int version, PraDetermination determination, List<Deviation> deviations) {}

  private final JdbcClient sql;

  CheckedSurveys(JdbcClient sql) {
    this.sql = sql;
  }

  /** The newest check of a version not later than this one: what only adds a finding or a number is not checked again. */
  Optional<Checked> upTo(String businessKey, int version) {
    return sql.sql("select * from pra_determination where business_key = ? and submission_version <= ? order by submission_version desc, id desc")
        .params(businessKey, version).query((rows, n) -> new Checked(rows.getInt("submission_version"),
            new PraDetermination(rows.getBoolean("applies"), rows.getString("reason"), rows.getString("clause")), List.of())).list().stream().findFirst()
        .map(each -> new Checked(each.version(), each.determination(), deviations(businessKey, each.version())));
  }

  private List<Deviation> deviations(String businessKey, int version) {
    return sql.sql("select * from survey_deviation where business_key = ? and submission_version = ? order by position").params(businessKey, version)
        .query((rows, n) -> new Deviation(rows.getString("rule_id"), rows.getString("severity"), rows.getString("message"), rows.getString("clause"), null)).list();
  }
}
