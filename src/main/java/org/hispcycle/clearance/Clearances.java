package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.survey.SurveyContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of approved surveys. What they draw from their umbrella clearance is the business of {@link Umbrellas}. */
@Service
@Transactional
public class Clearances {

  /** The last day of use: the survey's own, that of its umbrella, or the day before it was ended; whichever comes first. */
  private static final String APPROVED = """
      select c.*, case when u.expires_on < c.expires_on then u.expires_on else c.expires_on end as last_day
      from survey_clearance c join umbrella_clearance u on u.id = c.umbrella_id""";

  private final JdbcClient sql;
  private final Umbrellas umbrellas;

  Clearances(JdbcClient sql, Umbrellas umbrellas) {
    this.sql = sql;
    this.umbrellas = umbrellas;
  }

  @Transactional(readOnly = true)
  public List<ApprovedSurvey> approvedSurveys(String agencyId) {
    return sql.sql(APPROVED + " where c.agency_id = ? order by c.hisp_id, c.service_id, c.expires_on desc, c.id").param(agencyId)
        .query(Clearances::approved).list();
  }

  /** Every approval ever given to a survey of the service as this HISP provides it, expired ones too. */
  @Transactional(readOnly = true)
  public List<ApprovedSurvey> forService(String hispId, int serviceId) {
    return sql.sql(APPROVED + " where c.hisp_id = ? and c.service_id = ? order by c.expires_on desc, c.id").params(hispId, serviceId)
        .query(Clearances::approved).list();
  }

  /** Whether a survey of the service may be used on the day; a clearance that has expired no longer counts (H3). */
  @Transactional(readOnly = true)
  public boolean hasValidClearance(String hispId, int serviceId, LocalDate on) {
    return forService(hispId, serviceId).stream().anyMatch(each -> each.validOn(on));
  }

  /** The survey is no longer used from that day on: its clearance ends, and what it drew is released. */
  public void discontinue(String businessKey, LocalDate on, String why, String by, Instant at) {
    umbrellas.release(businessKey, why, by, at);
    sql.sql("update survey_clearance set ended_on = ?, ended_why = ? where business_key = ? and ended_on is null").params(on, why, businessKey).update();
  }

  /** The survey in force asks more or fewer people from now on: only the difference is drawn. */
  public void change(String businessKey, long responses, BigDecimal hours, BigDecimal cost, String why, String by, Instant at) {
    umbrellas.change(businessKey, responses, hours, cost, why, by, at);
    sql.sql("update survey_clearance set responses = ?, hours = ?, cost = ? where business_key = ?").params(responses, hours, cost, businessKey).update();
  }

  void add(Survey survey, UmbrellaClearance umbrella, SurveyContent content, String by, Instant at) {
    var approval = content.approval();
    sql.sql("""
        insert into survey_clearance (business_key, agency_id, hisp_id, service_id, umbrella_id, control_number, title, approved_on,
          expires_on, terms, responses, hours, cost, publication_allowed, demo, recorded_by, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.agencyId(), survey.hispId(), survey.serviceId(), umbrella.id(), ControlNumber.parse(approval.controlNumber()).number(),
            content.title(), approval.approvedOn(), approval.expiresOn(), approval.terms(), content.burden().responses(),
            content.burden().hours(), content.burden().cost(), umbrella.publicationAllowed(), false, by, SqlTime.of(at)).update();
  }

  Optional<ApprovedSurvey> ofCase(String businessKey) {
    return sql.sql(APPROVED + " where c.business_key = ?").param(businessKey).query(Clearances::approved).optional();
  }

  private static ApprovedSurvey approved(ResultSet rows, int n) throws SQLException {
    return new ApprovedSurvey(rows.getLong("id"), rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"),
        rows.getInt("service_id"), rows.getString("control_number"), rows.getString("title"), rows.getObject("approved_on", LocalDate.class),
        lastDay(rows), rows.getString("terms"), rows.getObject("responses", Long.class),
        rows.getBigDecimal("hours"), rows.getBoolean("publication_allowed"), rows.getBoolean("demo"));
  }

  private static LocalDate lastDay(ResultSet rows) throws SQLException {
    var last = rows.getObject("last_day", LocalDate.class);
    var ended = rows.getObject("ended_on", LocalDate.class);
    return ended == null || ended.isAfter(last) ? last : ended.minusDays(1);
  }
}
