package org.hispcycle.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.Sha256;
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

  /** Requests for the service that still run, oldest first; changes of approved surveys too. */
  List<Survey> openOf(String hispId, int serviceId) {
    return sql.sql("select * from survey where hisp_id = ? and service_id = ? and open_for is not null order by requested_at, business_key")
        .params(hispId, serviceId).query(SurveyStore::read).list();
  }

  /** The request that runs under this key, see {@link #openKey}. */
  Optional<Survey> openUnder(String openKey) {
    return sql.sql("select * from survey where open_for = ?").param(openKey).query(SurveyStore::read).optional();
  }

  void insert(Survey survey) {
    sql.sql("""
        insert into survey (business_key, base_key, cycle_year, agency_id, hisp_id, service_id, title, status, status_at, touchpoint, guideline_id,
          changes, requested_by, requested_at, open_for) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.baseKey(), survey.cycleYear(), survey.agencyId(), survey.hispId(), survey.serviceId(), survey.title(),
            survey.status().name(), SqlTime.of(survey.statusAt()), survey.touchpoint(), survey.guidelineId(), survey.changes(), survey.requestedBy(),
            SqlTime.of(survey.requestedAt()), openKey(survey)).update();
  }

  void submitted(Survey survey, SurveyContent content, int version, Instant at) {
    sql.sql("update survey set title = ?, submission_version = ?, touchpoint = coalesce(?, touchpoint) where business_key = ?")
        .params(content.title(), version, SurveyContent.filled(content.touchpoint()) ? content.touchpoint().strip() : null, survey.businessKey()).update();
    status(survey, SurveyStatus.IN_AGENCY_REVIEW, at);
  }

  void version(Survey survey, int version) {
    sql.sql("update survey set submission_version = ? where business_key = ?").params(version, survey.businessKey()).update();
  }

  void change(Survey survey, Survey.Change change) {
    sql.sql("update survey set change_kind = ?, change_reason = ?, change_clause = ? where business_key = ?")
        .params(change.kind().id(), change.reason(), change.clause(), survey.businessKey()).update();
  }

  /** A survey that has come to its end stays there. */
  void status(Survey survey, SurveyStatus status, Instant at) {
    int changed = sql.sql("update survey set status = ?, status_at = ? where business_key = ? and open_for is not null")
        .params(status.name(), SqlTime.of(at), survey.businessKey()).update();
    if (changed == 0) {
      throw new InputRefused("The request " + survey.businessKey() + " has come to its end in the meantime; nothing was changed. Reload your inbox.");
    }
    if (!status.open()) {
      sql.sql("update survey set open_for = null where business_key = ?").param(survey.businessKey()).update();
    }
  }

  /** An exemption ends, or holds again, though its case has long come to its end. */
  void exemption(Survey survey, SurveyStatus status, Instant at) {
    sql.sql("update survey set status = ?, status_at = ? where business_key = ? and status in ('NO_CLEARANCE_NEEDED', 'EXEMPTION_ENDED')")
        .params(status.name(), SqlTime.of(at), survey.businessKey()).update();
  }

  /** Ends the request where it stands in one of these; the database decides between two who act at the same moment. */
  boolean withdraw(Survey survey, Set<SurveyStatus> from, String by, String why, Instant at) {
    return sql.sql("""
        update survey set status = 'WITHDRAWN', status_at = :at, open_for = null, ended_by = :by, ended_why = :why
        where business_key = :key and open_for is not null and status in (:from)""")
        .param("at", SqlTime.of(at)).param("by", by).param("why", why).param("key", survey.businessKey())
        .param("from", from.stream().map(Enum::name).toList()).update() == 1;
  }

  List<Deviation> deviations(String businessKey, Integer version) {
    return sql.sql("select * from survey_deviation where business_key = ? and submission_version = ? order by position").params(businessKey, version)
        .query((rows, n) -> new Deviation(rows.getString("rule_id"), rows.getString("severity"), rows.getString("message"), rows.getString("clause"), null))
        .list();
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

  /**
   * What only one request at a time runs for: the change of an approved survey, a touchpoint of a service, or the service where no
   * touchpoint was named.
   */
  static String openKey(Survey survey) {
    if (survey.changes() != null) {
      return "change/" + survey.changes();
    }
    var service = survey.hispId() + "/" + survey.serviceId();
    return survey.touchpoint() == null ? service
        : service + "/" + Sha256.of(survey.touchpoint().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip());
  }

  private static Survey read(ResultSet rows, int n) throws SQLException {
    var kind = ChangeKind.of(rows.getString("change_kind"));
    return new Survey(rows.getString("business_key"), rows.getString("base_key"), rows.getInt("cycle_year"), rows.getString("agency_id"),
        rows.getString("hisp_id"), rows.getInt("service_id"), rows.getString("title"), rows.getObject("submission_version", Integer.class),
        SurveyStatus.valueOf(rows.getString("status")), SqlTime.instant(rows, "status_at"), rows.getString("touchpoint"),
        rows.getObject("guideline_id", Long.class), rows.getObject("changes", Long.class),
        kind == null ? null : new Survey.Change(kind, rows.getString("change_reason"), rows.getString("change_clause")),
        rows.getString("requested_by"), SqlTime.instant(rows, "requested_at"), rows.getString("ended_by"), rows.getString("ended_why"));
  }
}
