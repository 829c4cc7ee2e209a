package org.hispcycle.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.SurveyContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of surveys, deviations and determinations. */
@Component
class SurveyStore {

  private final JdbcClient sql;

  SurveyStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Survey> find(String businessKey) {
    return sql.sql("select * from survey where business_key = ?").param(businessKey).query(SurveyStore::read).optional();
  }

  List<Survey> ofAgency(String agencyId) {
    return sql.sql("select * from survey where agency_id = ? order by requested_at, business_key").param(agencyId).query(SurveyStore::read).list();
  }

  Optional<Survey> openFor(String hispId, int serviceId) {
    return sql.sql("select * from survey where open_for = ?").param(openKey(hispId, serviceId)).query(SurveyStore::read).optional();
  }

  void insert(Survey survey, String by) {
    sql.sql("""
        insert into survey (business_key, base_key, cycle_year, agency_id, hisp_id, service_id, status, status_at, requested_by,
          requested_at, open_for) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.baseKey(), survey.cycleYear(), survey.agencyId(), survey.hispId(), survey.serviceId(),
            survey.status().name(), SqlTime.of(survey.statusAt()), by, SqlTime.of(survey.statusAt()),
            openKey(survey.hispId(), survey.serviceId())).update();
  }

  void submitted(Survey survey, String title, int version, Instant at) {
    sql.sql("update survey set title = ?, submission_version = ? where business_key = ?").params(title, version, survey.businessKey()).update();
    status(survey, SurveyStatus.IN_AGENCY_REVIEW, at);
  }

  void version(Survey survey, int version) {
    sql.sql("update survey set submission_version = ? where business_key = ?").params(version, survey.businessKey()).update();
  }

  void status(Survey survey, SurveyStatus status, Instant at) {
    sql.sql("update survey set status = ?, status_at = ?, open_for = ? where business_key = ?")
        .params(status.name(), SqlTime.of(at), status.open() ? openKey(survey.hispId(), survey.serviceId()) : null, survey.businessKey()).update();
  }

  void replaceDeviations(Survey survey, List<Deviation> deviations) {
    sql.sql("delete from survey_deviation where business_key = ? and submission_version = ?")
        .params(survey.businessKey(), survey.submissionVersion()).update();
    for (int i = 0; i < deviations.size(); i++) {
      var each = deviations.get(i);
      sql.sql("""
          insert into survey_deviation (business_key, submission_version, rule_id, position, severity, clause, message)
          values (?, ?, ?, ?, ?, ?, ?)""")
          .params(survey.businessKey(), survey.submissionVersion(), each.rule(), i + 1, each.severity(), each.clause(),
              each.message().length() > 1000 ? each.message().substring(0, 1000) : each.message()).update();
    }
  }

  void replaceDetermination(Survey survey, SurveyContent.Determination given, String questionSet, PraDetermination result, Instant at) {
    sql.sql("delete from pra_determination where business_key = ? and submission_version = ?")
        .params(survey.businessKey(), survey.submissionVersion()).update();
    sql.sql("""
        insert into pra_determination (business_key, submission_version, hisp_id, service_id, method, respondents, question_set,
          applies, reason, clause, determined_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.submissionVersion(), survey.hispId(), survey.serviceId(), given.method(), given.respondents(),
            questionSet, result.applies(), result.reason(), result.clause(), SqlTime.of(at)).update();
  }

  Optional<PraDetermination> determination(String businessKey) {
    return sql.sql("select applies, reason, clause from pra_determination where business_key = ? order by id desc").param(businessKey)
        .query((rows, n) -> new PraDetermination(rows.getBoolean("applies"), rows.getString("reason"), rows.getString("clause"))).list()
        .stream().findFirst();
  }

  /** Earlier exempt cases that asked nine or fewer for the same service or with the same questions (H8). */
  boolean exemptGroupSince(Survey survey, String questionSet, int mostPeople, Instant since) {
    return sql.sql("""
        select count(*) from pra_determination where not applies and respondents <= ? and determined_at >= ? and business_key <> ?
          and method in ('survey', 'recruiting', 'openEnded') and (hisp_id = ? and service_id = ? or question_set = ?)""")
        .params(mostPeople, SqlTime.of(since), survey.businessKey(), survey.hispId(), survey.serviceId(), questionSet)
        .query(Integer.class).single() > 0;
  }

  private static String openKey(String hispId, int serviceId) {
    return hispId + "/" + serviceId;
  }

  private static Survey read(ResultSet rows, int n) throws SQLException {
    return new Survey(rows.getString("business_key"), rows.getString("base_key"), rows.getInt("cycle_year"), rows.getString("agency_id"),
        rows.getString("hisp_id"), rows.getInt("service_id"), rows.getString("title"), rows.getObject("submission_version", Integer.class),
        SurveyStatus.valueOf(rows.getString("status")), SqlTime.instant(rows, "status_at"));
  }
}
