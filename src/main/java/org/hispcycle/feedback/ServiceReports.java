package org.hispcycle.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the reports. */
@Repository
class ServiceReports {

  private final JdbcClient sql;

  ServiceReports(JdbcClient sql) {
    this.sql = sql;
  }

  void add(ServiceReport report) {
    sql.sql("""
        insert into service_report (business_key, cycle_year, agency_id, hisp_id, service_id, fiscal_quarter, stage, opened_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(report.businessKey(), report.cycleYear(), report.agencyId(), report.hispId(), report.serviceId(),
            report.quarter().toString(), report.stage().name(), SqlTime.of(report.openedAt())).update();
  }

  /** Remembers that the reports of the quarter are open; from now on services that are designated later join them. */
  void opened(String hispId, FiscalQuarter quarter, Instant at) {
    if (!isOpened(hispId, quarter)) {
      sql.sql("insert into opened_quarter (hisp_id, fiscal_quarter, opened_at) values (?, ?, ?)")
          .params(hispId, quarter.toString(), SqlTime.of(at)).update();
    }
  }

  boolean isOpened(String hispId, FiscalQuarter quarter) {
    return sql.sql("select count(*) from opened_quarter where hisp_id = ? and fiscal_quarter = ?").params(hispId, quarter.toString())
        .query(Integer.class).single() > 0;
  }

  Optional<ServiceReport> find(String businessKey) {
    return sql.sql("select * from service_report where business_key = ?").param(businessKey).query(ServiceReports::read).optional();
  }

  ServiceReport get(String businessKey) {
    return find(businessKey).orElseThrow(() -> new NotFound("There is no feedback report " + businessKey + "."));
  }

  List<ServiceReport> of(int serviceId, FiscalQuarter quarter) {
    return sql.sql("select * from service_report where service_id = ? and fiscal_quarter = ? order by hisp_id")
        .params(serviceId, quarter.toString()).query(ServiceReports::read).list();
  }

  List<ServiceReport> ofService(int serviceId) {
    return sql.sql("select * from service_report where service_id = ? order by business_key").param(serviceId)
        .query(ServiceReports::read).list();
  }

  /** Those of the department that OMB has not settled. */
  List<ServiceReport> openOf(String agencyId) {
    return sql.sql("select * from service_report where agency_id = ? and stage in ('COLLECTING', 'SIGNING', 'CONFIRMING', 'REVIEWING') order by business_key")
        .param(agencyId).query(ServiceReports::read).list();
  }

  /** Earlier reports of the same service by the same HISP, newest first. */
  List<ServiceReport> before(ServiceReport report) {
    return sql.sql("select * from service_report where service_id = ? and hisp_id = ? and fiscal_quarter < ? order by fiscal_quarter desc")
        .params(report.serviceId(), report.hispId(), report.quarter().toString()).query(ServiceReports::read).list();
  }

  /** Until the transaction ends nobody else moves the report on, or adds to it. */
  ServiceReport lock(String businessKey) {
    sql.sql("select business_key from service_report where business_key = ? for update").param(businessKey).query(String.class).optional();
    return get(businessKey);
  }

  void move(String businessKey, Stage stage) {
    sql.sql("update service_report set stage = ? where business_key = ?").params(stage.name(), businessKey).update();
  }

  /** Releases the figures, together with what the report says about them. */
  void published(String businessKey, Instant at, String accomplishments, String indicators) {
    sql.sql("update service_report set published_at = ?, accomplishments = ?, indicators = ? where business_key = ?")
        .params(Arrays.asList(SqlTime.of(at), text(accomplishments), text(indicators), businessKey)).update();
  }

  /** Takes them down again. */
  void unpublished(String businessKey) {
    sql.sql("update service_report set published_at = null, accomplishments = null, indicators = null where business_key = ?").param(businessKey).update();
  }

  private static String text(String said) {
    return said == null || said.isBlank() ? null : said.strip();
  }

  private static ServiceReport read(ResultSet rows, int n) throws SQLException {
    return new ServiceReport(rows.getString("business_key"), rows.getInt("cycle_year"), rows.getString("agency_id"),
        rows.getString("hisp_id"), rows.getInt("service_id"), FiscalQuarter.parse(rows.getString("fiscal_quarter")),
        Stage.valueOf(rows.getString("stage")), SqlTime.instant(rows, "opened_at"), SqlTime.instant(rows, "published_at"));
  }
}
