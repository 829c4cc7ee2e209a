package org.hispcycle.clearance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.survey.SurveyContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Groups of nine or fewer, counted over twelve months across the requests of an agency: "multiple groups of nine for the same
 * purpose or with the same set of questions would require PRA approval" (H8).
 */
@Component
class PraGroups {

  private static final int NINE = 9;
  private static final int MONTHS_COUNTED = 12;
  private static final String PUBLIC = "public";
  /** Ways of collecting that are free for so few only. */
  private static final List<String> COUNTED = List.of("survey", "recruiting", "openEnded");

  private final JdbcClient sql;
  private final Clock clock;

  PraGroups(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Enters the group of this request and says whether there are others that it counts together with. Requests of one agency take
   * turns, so that of two at the same moment the second one sees the first.
   */
  boolean joinsOthers(Survey survey, SurveyContent content) {
    sql.sql("select id from agency where id = ? for update").param(survey.agencyId()).query(String.class).single();
    sql.sql("delete from pra_group where business_key = ?").param(survey.businessKey()).update();
    var given = content.determination();
    if (!PUBLIC.equals(given.collectsFrom()) || !COUNTED.contains(given.method()) || given.respondents() > NINE) {
      return false;
    }
    var now = clock.instant();
    var purpose = SurveyContent.filled(content.purpose())
        ? Sha256.of(content.purpose().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) : null;
    sql.sql("""
        insert into pra_group (business_key, agency_id, hisp_id, service_id, purpose, question_set, respondents, counted_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(survey.businessKey(), survey.agencyId(), survey.hispId(), survey.serviceId(), purpose, content.questionSet(), given.respondents(),
            SqlTime.of(now)).update();
    return !others(survey, purpose, content.questionSet(), now).isEmpty();
  }

  private List<String> others(Survey survey, String purpose, String questionSet, Instant now) {
    var since = now.atZone(EasternTime.ZONE).minusMonths(MONTHS_COUNTED).toInstant();
    // two groups about one service serve one purpose, however they put it: on doubt the Act applies
    return sql.sql("""
        select g.business_key from pra_group g join survey s on s.business_key = g.business_key
        where g.agency_id = ? and g.counted_at >= ? and g.business_key <> ? and s.status not in ('WITHDRAWN', 'DISAPPROVED')
          and ((g.hisp_id = ? and g.service_id = ?) or g.question_set = ? or g.purpose = ?)""")
        .params(survey.agencyId(), SqlTime.of(since), survey.businessKey(), survey.hispId(), survey.serviceId(), questionSet,
            purpose == null ? "" : purpose).query(String.class).list();
  }
}
