package org.hispcycle.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.TextRule;
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
      select c.*, c.expires_on >= u.expires_on as as_long, case when u.expires_on < c.expires_on then u.expires_on else c.expires_on end as last_day,
        successor.new_id as replaced_by, predecessor.old_id as replaces, survey.guideline_id
      from survey_clearance c join umbrella_clearance u on u.id = c.umbrella_id
        left join survey_replacement successor on successor.old_id = c.id
        left join survey_replacement predecessor on predecessor.new_id = c.id
        left join survey on survey.business_key = c.business_key""";

  private static final int LONGEST_WHY = 1_000;

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

  /**
   * An approved survey is no longer used from that day on, although it could be: what it drew is free again then. What was collected
   * before stays what it is: the survey was cleared for every quarter in which it could be used on one day.
   *
   * @param on the first day on which it is not used; a later day than before or an earlier one, while it has not come
   * @throws InputRefused if the day has passed or lies behind its last one, or the survey has ended already
   */
  ApprovedSurvey discontinue(long id, LocalDate on, String why, String by, Instant at) {
    var today = EasternTime.dateOf(at);
    umbrellas.lock(find(id).orElseThrow(() -> none(id)).agencyId());
    var survey = find(id).orElseThrow(() -> none(id));
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "reason", "why the survey is ended", why, true, LONGEST_WHY);
    if (survey.endedBy(today)) {
      throw new InputRefused("The survey \"" + survey.title() + "\" (" + survey.controlNumber() + ") has ended on " + survey.endedOn() + " already: "
          + survey.endedWhy() + ".");
    }
    if (!survey.validOn(today) && !survey.suspendedOn(today) && !survey.approvedOn().isAfter(today)) {
      throw new InputRefused("The survey \"" + survey.title() + "\" (" + survey.controlNumber() + ") ran out on " + survey.expiresOn() + " by itself. There is nothing to end.");
    }
    if (on == null) {
      faults.add(new Fault("on", "Enter the first day on which the survey is no longer used."));
    } else if (on.isBefore(today)) {
      faults.add(new Fault("on", "The survey cannot have ended on " + on + ": that day has passed, and it drew its burden until now. Enter today or a later day."));
    } else if (survey.validOn(today) && on.isAfter(ownLastDay(id))) {
      faults.add(new Fault("on", "The survey runs out on " + ownLastDay(id) + " by itself. Enter that day or an earlier one."));
    }
    InputRefused.ifAny(faults);
    sql.sql("update survey_clearance set ended_on = ?, ended_why = ? where id = ?").params(on, why.strip(), id).update();
    if (!on.isAfter(today) && survey.businessKey() != null) {
      umbrellas.release(survey.businessKey(), why.strip(), by, at);
    }
    return find(id).orElseThrow();
  }

  private LocalDate ownLastDay(long id) {
    return sql.sql("select case when u.expires_on < c.expires_on then u.expires_on else c.expires_on end from survey_clearance c join umbrella_clearance u on u.id = c.umbrella_id where c.id = ?")
        .param(id).query(LocalDate.class).single();
  }

  private static NotFound none(long id) {
    return new NotFound("There is no approved survey with the number " + id + ".");
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
    umbrellas.lock(replaced.agencyId());
    int ended = sql.sql("update survey_clearance set ended_on = ?, ended_why = ? where id = ? and (ended_on is null or ended_on > ?)")
        .params(on, why, replaced.id(), on).update();
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
        rows.getObject("replaced_by", Long.class), rows.getString("scale"), rows.getObject("guideline_id", Long.class), rows.getLong("umbrella_id"),
        rows.getBoolean("as_long"), rows.getObject("ended_on", LocalDate.class), rows.getString("ended_why"));
  }

  private static LocalDate lastDay(ResultSet rows) throws SQLException {
    var last = rows.getObject("last_day", LocalDate.class);
    var ended = rows.getObject("ended_on", LocalDate.class);
    return ended == null || ended.isAfter(last) ? last : ended.minusDays(1);
  }
}
