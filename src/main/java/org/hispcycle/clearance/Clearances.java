package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.survey.SurveyContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of approved surveys and of the umbrella clearances that they are drawn from. */
@Service
@Transactional
public class Clearances {

  private static final String APPROVED = """
      select c.*, case when u.expires_on < c.expires_on then u.expires_on else c.expires_on end as last_day
      from survey_clearance c join umbrella_clearance u on u.id = c.umbrella_id""";

  private final JdbcClient sql;

  Clearances(JdbcClient sql) {
    this.sql = sql;
  }

  /** Newest first; expired ones too. */
  @Transactional(readOnly = true)
  public List<UmbrellaClearance> umbrellas(String agencyId) {
    return sql.sql("select * from umbrella_clearance where agency_id = ? order by expires_on desc, id desc").param(agencyId)
        .query(Clearances::umbrella).list();
  }

  /** The umbrella clearance of the department on the day; of several, the one that lasts longest. */
  @Transactional(readOnly = true)
  public Optional<UmbrellaClearance> umbrella(String agencyId, LocalDate on) {
    return umbrellas(agencyId).stream().filter(each -> each.validOn(on)).findFirst();
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

  /**
   * Takes a survey's burden from the umbrella (H17). The database decides, so that approvals at the same moment can never
   * draw more than there is.
   *
   * @throws InputRefused with the figures, if not enough is left
   */
  void drawDown(UmbrellaClearance umbrella, long responses, BigDecimal hours) {
    if (responses < 1 || hours.signum() < 0) {
      throw new InputRefused("A burden of " + responses + " responses and " + hours + " hours cannot be drawn. Return the request to have it corrected.");
    }
    int drawn = sql.sql("""
        update umbrella_clearance set drawn_responses = drawn_responses + ?, drawn_hours = drawn_hours + ?
        where id = ? and drawn_responses + ? <= ceiling_responses and drawn_hours + ? <= ceiling_hours""")
        .params(responses, hours, umbrella.id(), responses, hours).update();
    if (drawn == 0) {
      var now = sql.sql("select * from umbrella_clearance where id = ?").param(umbrella.id()).query(Clearances::umbrella).single();
      throw new InputRefused("The survey needs " + responses + " responses and " + hours + " hours, but the umbrella clearance "
          + now.controlNumber() + " has only " + now.remainingResponses() + " of " + now.ceilingResponses() + " responses and "
          + now.remainingHours() + " of " + now.ceilingHours() + " hours left. Return the request for a smaller burden, or have the umbrella revised.");
    }
  }

  void add(Survey survey, UmbrellaClearance umbrella, SurveyContent content, String by, Instant at) {
    var approval = content.approval();
    sql.sql("""
        insert into survey_clearance (business_key, agency_id, hisp_id, service_id, umbrella_id, control_number, title, approved_on,
          expires_on, terms, responses, hours, publication_allowed, demo, recorded_by, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.agencyId(), survey.hispId(), survey.serviceId(), umbrella.id(), approval.controlNumber(),
            content.title(), approval.approvedOn(), approval.expiresOn(), approval.terms(), content.burden().respondents(),
            content.burden().hours(), umbrella.publicationAllowed(), false, by, SqlTime.of(at)).update();
  }

  Optional<ApprovedSurvey> ofCase(String businessKey) {
    return sql.sql(APPROVED + " where c.business_key = ?").param(businessKey).query(Clearances::approved).optional();
  }

  private static UmbrellaClearance umbrella(ResultSet rows, int n) throws SQLException {
    return new UmbrellaClearance(rows.getLong("id"), rows.getString("agency_id"), rows.getString("control_number"), rows.getString("title"),
        rows.getObject("approved_on", LocalDate.class), rows.getObject("expires_on", LocalDate.class), rows.getLong("ceiling_responses"),
        rows.getBigDecimal("ceiling_hours"), rows.getLong("drawn_responses"), rows.getBigDecimal("drawn_hours"),
        rows.getBoolean("publication_allowed"), rows.getBoolean("demo"), rows.getString("source"));
  }

  private static ApprovedSurvey approved(ResultSet rows, int n) throws SQLException {
    return new ApprovedSurvey(rows.getLong("id"), rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"),
        rows.getInt("service_id"), rows.getString("control_number"), rows.getString("title"), rows.getObject("approved_on", LocalDate.class),
        rows.getObject("last_day", LocalDate.class), rows.getString("terms"), rows.getObject("responses", Long.class),
        rows.getBigDecimal("hours"), rows.getBoolean("publication_allowed"), rows.getBoolean("demo"));
  }
}
