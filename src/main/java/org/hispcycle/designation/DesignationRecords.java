package org.hispcycle.designation;

import java.time.Instant;
import java.util.List;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What OMB concurred with, kept per cycle and service. */
@Repository
class DesignationRecords {

  record Ending(int serviceId, String reason, String by) {}

  private final JdbcClient sql;

  DesignationRecords(JdbcClient sql) {
    this.sql = sql;
  }

  /** A case that is carried through again in the same year replaces what it said; the submissions keep every version. */
  void forget(int year, String hispId) {
    for (var table : List.of("designation_action", "designation_statement", "designation_end")) {
      sql.sql("delete from " + table + " where cycle_year = ? and hisp_id = ?").params(year, hispId).update();
    }
  }

  void state(int year, String hispId, int serviceId, boolean continued, DesignationContent.Chosen content, String by, Instant at) {
    sql.sql("""
        insert into designation_statement (cycle_year, hisp_id, service_id, continued, share_of_population, annual_transactions,
          impact, rationale_organization, rationale_customers, rationale_performance, evidence, concurred_by, concurred_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(year, hispId, serviceId, continued, content.shareOfPopulation(), content.annualTransactions(), content.impact(),
            content.rationale().organization(), content.rationale().customers(), content.rationale().performance(),
            content.evidence(), by, SqlTime.of(at)).update();
  }

  void action(int year, String hispId, int serviceId, String title, String description) {
    sql.sql("insert into designation_action (cycle_year, hisp_id, service_id, title, description) values (?, ?, ?, ?, ?)")
        .params(year, hispId, serviceId, title, description).update();
  }

  void end(int year, String hispId, int serviceId, String reason, String by, Instant at) {
    sql.sql("insert into designation_end (cycle_year, hisp_id, service_id, reason, ended_by, ended_at) values (?, ?, ?, ?, ?, ?)")
        .params(year, hispId, serviceId, reason, by, SqlTime.of(at)).update();
  }

  List<Ending> endings(int year, String hispId) {
    return sql.sql("select service_id, reason, ended_by from designation_end where cycle_year = ? and hisp_id = ? order by service_id")
        .params(year, hispId)
        .query((rows, n) -> new Ending(rows.getInt("service_id"), rows.getString("reason"), rows.getString("ended_by"))).list();
  }

  /** Who concurred; all statements of one cycle and HISP are written at once. */
  String concurredBy(int year, String hispId) {
    return sql.sql("select max(concurred_by) from designation_statement where cycle_year = ? and hisp_id = ?")
        .params(year, hispId).query(String.class).single();
  }

  List<ImprovementAction> actions(int year, String hispId) {
    return sql.sql("select service_id, title, description from designation_action where cycle_year = ? and hisp_id = ? order by id")
        .params(year, hispId).query((rows, n) -> new ImprovementAction(rows.getInt("service_id"), rows.getString("title"),
            rows.getString("description"))).list();
  }
}
