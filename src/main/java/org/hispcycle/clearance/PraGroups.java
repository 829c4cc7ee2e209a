package org.hispcycle.clearance;

import java.time.Clock;
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
    return joined(survey.businessKey());
  }

  /**
   * Whether the group of the request counts together with others, whichever came first: counted within twelve months of each other
   * and not given up. Two groups about one service serve one purpose, however they put it: on doubt the Act applies.
   */
  boolean joined(String businessKey) {
    var counted = sql.sql("select counted_at from pra_group where business_key = ?").param(businessKey)
        .query((rows, n) -> SqlTime.instant(rows, "counted_at").atZone(EasternTime.ZONE)).optional();
    return counted.isPresent() && sql.sql("""
        select count(*) from pra_group mine join pra_group g on g.agency_id = mine.agency_id and g.business_key <> mine.business_key
            and ((g.hisp_id = mine.hisp_id and g.service_id = mine.service_id) or g.question_set = mine.question_set or g.purpose = mine.purpose)
          join survey s on s.business_key = g.business_key
        where mine.business_key = ? and g.counted_at >= ? and g.counted_at <= ? and s.status not in ('WITHDRAWN', 'DISAPPROVED')""")
        .params(businessKey, SqlTime.of(counted.get().minusMonths(MONTHS_COUNTED).toInstant()), SqlTime.of(counted.get().plusMonths(MONTHS_COUNTED).toInstant()))
        .query(Integer.class).single() > 0;
  }

  /** The agency's groups that needed no clearance by themselves. */
  List<String> exempt(String agencyId) {
    return sql.sql("""
        select g.business_key from pra_group g join survey s on s.business_key = g.business_key
        where g.agency_id = ? and s.status in ('NO_CLEARANCE_NEEDED', 'EXEMPTION_ENDED') order by g.business_key""")
        .param(agencyId).query(String.class).list();
  }
}
