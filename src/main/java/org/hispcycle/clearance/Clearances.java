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

/** The register of approved surveys. What they draw from their umbrella clearance is the business of {@link Umbrellas}. */
@Service
@Transactional
public class Clearances {

  /** The last day of use: the survey's own, that of its umbrella, or the day before it was ended; whichever comes first. */
  private static final String APPROVED = """
      select c.*, case when u.expires_on < c.expires_on then u.expires_on else c.expires_on end as last_day,
        successor.new_id as replaced_by, predecessor.old_id as replaces, survey.guideline_id
      from survey_clearance c join umbrella_clearance u on u.id = c.umbrella_id
        left join survey_replacement successor on successor.old_id = c.id
        left join survey_replacement predecessor on predecessor.new_id = c.id
        left join survey on survey.business_key = c.business_key""";

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

  /** An approval by its own number. */
  @Transactional(readOnly = true)
  public Optional<ApprovedSurvey> find(long id) {
    return sql.sql(APPROVED + " where c.id = ?").param(id).query(Clearances::approved).optional();
  }

  /** The approval that a case led to. */
  @Transactional(readOnly = true)
  public Optional<ApprovedSurvey> ofCase(String businessKey) {
    return sql.sql(APPROVED + " where c.business_key = ?").param(businessKey).query(Clearances::approved).optional();
  }

  /** Draws the burden of the survey and enters its approval. */
  void add(Survey survey, UmbrellaClearance umbrella, SurveyContent content, SurveyContent.Approval approval, String by, Instant at) {
    var burden = content.burden();
    umbrellas.draw(umbrella, survey.businessKey(), burden.responses(), burden.hours(), burden.cost(), by, at);
    var affirmative = content.affirmative();
    sql.sql("""
        insert into survey_clearance (business_key, agency_id, hisp_id, service_id, umbrella_id, control_number, title, touchpoint, approved_on,
          expires_on, terms, responses, hours, cost, affirmative_from, affirmative_reason, scale, publication_allowed, demo, recorded_by, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.agencyId(), survey.hispId(), survey.serviceId(), umbrella.id(), ControlNumber.parse(approval.controlNumber()).number(),
            content.title(), SurveyContent.filled(content.touchpoint()) ? content.touchpoint().strip() : survey.touchpoint(), approval.approvedOn(),
            approval.expiresOn(), approval.terms(), burden.responses(), burden.hours(), burden.cost(),
            affirmative == null ? null : affirmative.from(), affirmative == null ? null : affirmative.reason(), content.scale(), umbrella.publicationAllowed(), false, by,
            SqlTime.of(at)).update();
  }

  /**
   * The approved survey ends on the day on which the one that replaces it begins, and what it drew is released: the new one draws
   * next, in the same transaction, so that never both are counted and only the difference is drawn.
   *
   * @throws InputRefused where another change came first
   */
  void end(ApprovedSurvey replaced, LocalDate on, String why, String by, Instant at) {
    int ended = sql.sql("update survey_clearance set ended_on = ?, ended_why = ? where id = ? and ended_on is null").params(on, why, replaced.id()).update();
    if (ended == 0) {
      throw new InputRefused("The approved survey \"" + replaced.title() + "\" (" + replaced.controlNumber()
          + ") has ended or was changed in the meantime. Return this request, or withdraw it and request a change of what is in force now.");
    }
    if (replaced.businessKey() != null) {
      umbrellas.release(replaced.businessKey(), why, by, at);
    }
  }

  /** Keeps which approval took over from which. */
  void replaced(ApprovedSurvey old, Survey survey, ChangeKind kind, String by, Instant at) {
    sql.sql("insert into survey_replacement (old_id, new_id, kind, recorded_by, recorded_at) values (?, ?, ?, ?, ?)")
        .params(old.id(), ofCase(survey.businessKey()).orElseThrow().id(), kind.id(), by, SqlTime.of(at)).update();
  }

  private static ApprovedSurvey approved(ResultSet rows, int n) throws SQLException {
    return new ApprovedSurvey(rows.getLong("id"), rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"),
        rows.getInt("service_id"), rows.getString("control_number"), rows.getString("title"), rows.getObject("approved_on", LocalDate.class),
        lastDay(rows), rows.getString("terms"), rows.getObject("responses", Long.class),
        rows.getBigDecimal("hours"), rows.getBoolean("publication_allowed"), rows.getBoolean("demo"),
        rows.getString("touchpoint"), rows.getObject("affirmative_from", Integer.class), rows.getObject("replaces", Long.class),
        rows.getObject("replaced_by", Long.class), rows.getString("scale"), rows.getObject("guideline_id", Long.class));
  }

  private static LocalDate lastDay(ResultSet rows) throws SQLException {
    var last = rows.getObject("last_day", LocalDate.class);
    var ended = rows.getObject("ended_on", LocalDate.class);
    return ended == null || ended.isAfter(last) ? last : ended.minusDays(1);
  }
}
