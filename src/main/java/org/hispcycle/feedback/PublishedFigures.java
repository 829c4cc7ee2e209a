package org.hispcycle.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.PublishedFigure.Driver;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that this module lets out of the house: counts of datasets that are public, read at once. What makes a
 * dataset public stands in one place, {@link #PUBLIC} (G3, L12).
 */
@Service
@Transactional(readOnly = true)
public class PublishedFigures {

  /** The report was released and this dataset's clearance allows publication; every mark that is needed belongs here. */
  private static final String PUBLIC = "d.published and r.published_at is not null";

  private final JdbcClient sql;
  private final SurveyClearances clearances;

  PublishedFigures(JdbcClient sql, SurveyClearances clearances) {
    this.sql = sql;
    this.clearances = clearances;
  }

  /** Changes with every release; cheap to ask. */
  public String stamp() {
    return sql.sql("select count(*) as reports, max(published_at) as newest from service_report where published_at is not null")
        .query((rows, n) -> rows.getLong("reports") + "/" + SqlTime.instant(rows, "newest")).single();
  }

  /** All of them, in the order in which they were released. */
  public List<PublishedFigure> all() {
    var drivers = new HashMap<Long, List<Driver>>();
    sql.sql("select v.dataset_id, v.branch, v.driver, v.chosen from dataset_driver v join dataset d on d.id = v.dataset_id "
        + "join service_report r on r.business_key = d.business_key where " + PUBLIC + " order by v.dataset_id, v.branch desc, v.driver")
        .query(rows -> {
          drivers.computeIfAbsent(rows.getLong("dataset_id"), id -> new ArrayList<>())
              .add(new Driver(rows.getString("branch"), rows.getString("driver"), rows.getLong("chosen")));
        });
    var known = new HashMap<String, List<SurveyClearance>>();
    return sql.sql("""
        select d.*, r.cycle_year, r.agency_id, r.hisp_id, r.service_id, r.fiscal_quarter, r.stage, r.published_at, r.accomplishments,
          r.indicators from dataset d join service_report r on r.business_key = d.business_key where """ + " " + PUBLIC
        + " order by r.published_at, d.id").query((rows, n) -> figure(rows, drivers, known)).list();
  }

  /** The service-level indicators of the same reports, as each report lists them. */
  public List<PublishedServiceLevel> serviceLevels() {
    return sql.sql("select l.*, r.agency_id, r.hisp_id, r.service_id, r.fiscal_quarter from report_service_level l join service_report r on r.business_key = l.business_key "
        + "where exists (select 1 from dataset d where d.business_key = r.business_key and " + PUBLIC + ") order by r.fiscal_quarter, l.business_key, l.position")
        .query((rows, n) -> new PublishedServiceLevel(rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"), rows.getInt("service_id"),
            FiscalQuarter.parse(rows.getString("fiscal_quarter")), new ServiceLevel(rows.getString("name"), rows.getString("unit"), rows.getBigDecimal("amount"),
                rows.getString("period"), rows.getString("source")))).list();
  }

  private PublishedFigure figure(ResultSet rows, Map<Long, List<Driver>> drivers, Map<String, List<SurveyClearance>> known) throws SQLException {
    var id = rows.getLong("id");
    var hisp = rows.getString("hisp_id");
    var service = rows.getInt("service_id");
    var number = rows.getString("control_number");
    var demo = known.computeIfAbsent(hisp + "/" + service, key -> clearances.forService(hisp, service)).stream()
        .anyMatch(each -> each.controlNumber().equals(number) && each.demo());
    return new PublishedFigure(id, rows.getString("business_key"), rows.getInt("cycle_year"), rows.getString("agency_id"), hisp, service,
        FiscalQuarter.parse(rows.getString("fiscal_quarter")), rows.getString("channel"), rows.getString("journey_stage"),
        rows.getString("point_in_time"), rows.getString("scale"), rows.getInt("affirmative_from"), rows.getInt("positive_from"),
        rows.getLong("rows_counted"), rows.getLong("affirmative"), rows.getLong("positive"), rows.getLong("negative"),
        rows.getObject("volume_offered", Long.class), rows.getObject("volume_of_customers", Long.class),
        List.copyOf(drivers.getOrDefault(id, List.of())), number, rows.getString("survey_title"), rows.getString("trust_question"),
        rows.getString("accomplishments"), rows.getString("indicators"), ServiceReport.Stage.valueOf(rows.getString("stage")).label(), demo,
        SqlTime.instant(rows, "uploaded_at"), SqlTime.instant(rows, "submitted_at"),
        SqlTime.instant(rows, "published_at"));
  }
}
