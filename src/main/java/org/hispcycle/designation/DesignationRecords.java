package org.hispcycle.designation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hispcycle.designation.DesignationChoices.Statement;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.registry.Rationale;
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
    for (var table : List.of("designation_alignment", "designation_action", "designation_statement", "designation_end")) {
      sql.sql("delete from " + table + " where cycle_year = ? and hisp_id = ?").params(year, hispId).update();
    }
  }

  /** @param firstReportChosen OMB named the quarter; else it follows the survey where there is a grace period */
  void state(int year, String hispId, int serviceId, boolean continued, boolean firstReportChosen, DesignationContent.Chosen content,
      int submissionVersion, String by, Instant at) {
    // the rules have looked at the numbers
    var percent = Criteria.percent(new ArrayList<>(), "", "", content.shareOfPopulation());
    var volume = Criteria.transactions(new ArrayList<>(), "", "", content.annualTransactions());
    sql.sql("""
        insert into designation_statement (cycle_year, hisp_id, service_id, continued, first_report_chosen, population_percent, annual_volume,
          impact, rationale_organization, rationale_customers, rationale_performance, evidence, submission_version, concurred_by, concurred_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(year, hispId, serviceId, continued, firstReportChosen, percent.orElse(null), volume.orElse(null),
            content.impact(), content.rationale().organization(), content.rationale().customers(), content.rationale().performance(),
            content.evidence(), submissionVersion, by, SqlTime.of(at))).update();
    if (content.alignment() != null) {
      content.alignment().forEach(each -> sql.sql("""
          insert into designation_alignment (cycle_year, hisp_id, service_id, code, note) values (?, ?, ?, ?, ?)""")
          .params(year, hispId, serviceId, each.code(), each.note().strip()).update());
    }
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

  /** Services that were not designated before this year's designation. */
  List<Integer> newlyDesignated(int year, String hispId) {
    return sql.sql("select service_id from designation_statement where cycle_year = ? and hisp_id = ? and continued = false order by service_id")
        .params(year, hispId).query(Integer.class).list();
  }

  /** The cycle in which the service was newly designated last, if OMB left open then which quarter it reports first. */
  Optional<Integer> leftOpenIn(String hispId, int serviceId) {
    return sql.sql("""
        select cycle_year, first_report_chosen from designation_statement where hisp_id = ? and service_id = ? and continued = false
        order by cycle_year desc fetch first 1 row only""").params(hispId, serviceId)
        .query((rows, n) -> rows.getBoolean("first_report_chosen") ? Optional.<Integer>empty() : Optional.of(rows.getInt("cycle_year")))
        .optional().flatMap(Function.identity());
  }

  /** What was said of the service in each year, newest first. */
  List<Statement> statements(int serviceId) {
    return sql.sql("select * from designation_statement where service_id = ? order by cycle_year desc, hisp_id").param(serviceId)
        .query(DesignationRecords::statement).list();
  }

  /** Notes by code (C9). */
  Map<String, String> alignment(int year, String hispId, int serviceId) {
    var notes = new LinkedHashMap<String, String>();
    sql.sql("select code, note from designation_alignment where cycle_year = ? and hisp_id = ? and service_id = ? order by code")
        .params(year, hispId, serviceId).query(rows -> {
          notes.put(rows.getString("code"), rows.getString("note"));
        });
    return notes;
  }

  /** What was said of the service last, before the year. */
  Optional<Statement> before(int year, String hispId, int serviceId) {
    return statements(serviceId).stream().filter(each -> each.hispId().equals(hispId) && each.cycleYear() < year).findFirst();
  }

  List<ImprovementAction> actions(int year, String hispId) {
    return sql.sql("select service_id, title, description from designation_action where cycle_year = ? and hisp_id = ? order by id")
        .params(year, hispId).query((rows, n) -> new ImprovementAction(rows.getInt("service_id"), rows.getString("title"),
            rows.getString("description"))).list();
  }

  private static Statement statement(ResultSet rows, int n) throws SQLException {
    return new Statement(rows.getInt("cycle_year"), rows.getString("hisp_id"), rows.getInt("service_id"), rows.getBoolean("continued"),
        rows.getBigDecimal("population_percent"), rows.getObject("annual_volume", Long.class), rows.getString("impact"),
        new Rationale(rows.getString("rationale_organization"), rows.getString("rationale_customers"), rows.getString("rationale_performance")),
        rows.getString("evidence"), rows.getObject("submission_version", Integer.class), rows.getString("concurred_by"),
        SqlTime.instant(rows, "concurred_at"));
  }
}
