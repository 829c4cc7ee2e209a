package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Umbrella clearances and surveys under them, as tests want them; a department is left as it was found. */
public final class TestUmbrellas {

  private final JdbcClient sql;
  private final Umbrellas umbrellas;
  private final String agencyId;

  public TestUmbrellas(JdbcClient sql, Umbrellas umbrellas, String agencyId) {
    this.sql = sql;
    this.umbrellas = umbrellas;
    this.agencyId = agencyId;
  }

  public static NewUmbrella umbrella(String agencyId, String number, LocalDate approvedOn, LocalDate expiresOn, long responses, Long replaces) {
    return new NewUmbrella(agencyId, number, "Umbrella under test", "a11-280", approvedOn, expiresOn, BigDecimal.valueOf(responses), BigDecimal.valueOf(responses),
        BigDecimal.valueOf(responses), "One template per survey.", true, replaces);
  }

  /** A survey approved under the clearance: it draws as many hours and dollars as responses. */
  public void survey(UmbrellaClearance umbrella, String key, LocalDate approvedOn, LocalDate expiresOn, long responses, Instant at) {
    var service = sql.sql("select s.hisp_id, s.service_id from hisp_service s join hisp h on h.id = s.hisp_id where h.agency_id = ? order by s.service_id")
        .param(agencyId).query((rows, n) -> new Object[] {rows.getString(1), rows.getInt(2)}).list().get(0);
    sql.sql("""
        insert into survey (business_key, base_key, cycle_year, agency_id, hisp_id, service_id, title, status, status_at, requested_by, requested_at)
        values (?, ?, 2026, ?, ?, ?, 'Survey under test', 'APPROVED', ?, 'test', ?)""")
        .params(key, key, agencyId, service[0], service[1], SqlTime.of(at), SqlTime.of(at)).update();
    umbrellas.draw(umbrella, key, responses, BigDecimal.valueOf(responses), BigDecimal.valueOf(responses), "test", at);
    sql.sql("""
        insert into survey_clearance (business_key, agency_id, hisp_id, service_id, umbrella_id, control_number, title, approved_on, expires_on,
          responses, hours, cost, publication_allowed, demo, recorded_by, recorded_at)
        values (?, ?, ?, ?, ?, ?, 'Survey under test', ?, ?, ?, ?, ?, true, false, 'test', ?)""")
        .params(key, agencyId, service[0], service[1], umbrella.id(), umbrella.controlNumber(), approvedOn, expiresOn, responses, responses, responses,
            SqlTime.of(at)).update();
  }

  public static Instant noon(LocalDate day) {
    return EasternTime.at(day, java.time.LocalTime.NOON);
  }

  /** Takes away what the tests registered. */
  public void forget() {
    sql.sql("delete from umbrella_case where agency_id = ?").param(agencyId).update();
    sql.sql("delete from survey_clearance where agency_id = ? and not demo").param(agencyId).update();
    sql.sql("delete from survey where agency_id = ? and requested_by = 'test'").param(agencyId).update();
    sql.sql("delete from umbrella_draw where umbrella_id in (select id from umbrella_clearance where agency_id = ? and not demo)").param(agencyId).update();
    sql.sql("delete from umbrella_revision where umbrella_id in (select id from umbrella_clearance where agency_id = ?)").param(agencyId).update();
    sql.sql("update umbrella_clearance set replaces = null where agency_id = ?").param(agencyId).update();
    sql.sql("delete from umbrella_clearance where agency_id = ? and not demo and source is null").param(agencyId).update();
    sql.sql("delete from draft where case_key like ?").param("UmbrellaClearanceProcess/UC-" + agencyId + "-%").update();
    sql.sql("delete from submission where case_key like ?").param("UmbrellaClearanceProcess/UC-" + agencyId + "-%").update();
  }
}
