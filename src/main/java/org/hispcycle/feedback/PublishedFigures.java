package org.hispcycle.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * dataset public stands in one place, {@link #PUBLIC} (G3, L12). Words of people leave it as {@link PublicText} only (G10).
 */
@Service
@Transactional(readOnly = true)
public class PublishedFigures {

  /**
   * Published with OMB's release and OIRA's mark (G3), collected under a clearance that allows it (L12), counted by OMB and
   * rated as the edition publishes it (E10).
   */
  private static final String RELEASED = """
      p.released_at is not null and p.marked_at is not null and c.cleared and v.state in ('ACCEPTED', 'PARTLY_ACCEPTED')
      and not exists (select 1 from report_left_out l where l.version_id = v.id and l.dataset_id = d.id)
      and exists (select 1 from report_rating g where g.rating = v.rating and g.publishable and g.edition =
        coalesce((select max(o.edition) from report_rating o where o.edition = v.edition), '*'))""";

  /** All that, and not taken down since: by a withdrawal, or by a later version. */
  private static final String PUBLIC = RELEASED + " and p.taken_back_at is null";

  private static final String TABLES = """
      from report_publication p join report_publication_dataset c on c.publication_id = p.id join report_version v on v.id = p.version_id
      join dataset d on d.id = c.dataset_id join service_report r on r.business_key = d.business_key
      """;

  private final JdbcClient sql;
  private final SurveyClearances clearances;

  PublishedFigures(JdbcClient sql, SurveyClearances clearances) {
    this.sql = sql;
    this.clearances = clearances;
  }

  /** Changes with every release and whatever is taken down; cheap to ask. */
  public String stamp() {
    return sql.sql("select count(*) as publications, max(published_at) as newest, count(taken_back_at) as taken_back, max(taken_back_at) as last from report_publication")
        .query((rows, n) -> rows.getLong("publications") + "/" + SqlTime.instant(rows, "newest") + "/" + rows.getLong("taken_back") + "/"
            + SqlTime.instant(rows, "last")).single();
  }

  /** All that is public, in the order in which it was released. */
  public List<PublishedFigure> all() {
    return figures(PUBLIC);
  }

  /**
   * All that was ever public, also what has been taken down since. Not to be shown: it is for finding out what must be withheld so
   * that nobody who kept an earlier number learns more from a later one (X8).
   */
  public List<PublishedFigure> everReleased() {
    return figures(RELEASED);
  }

  private List<PublishedFigure> figures(String condition) {
    var drivers = new HashMap<Long, Map<String, Driver>>();
    sql.sql("select v2.dataset_id, v2.branch, v2.driver, v2.chosen, v2.chosen + v2.not_chosen as asked from dataset_driver v2 where v2.dataset_id in (select d.id " + TABLES + " where " + condition
        + ") order by v2.dataset_id, v2.branch desc, v2.driver").query(rows -> {
          drivers.computeIfAbsent(rows.getLong("dataset_id"), id -> new LinkedHashMap<>()).put(rows.getString("branch") + "/" + rows.getString("driver"),
              new Driver(rows.getString("branch"), rows.getString("driver"), rows.getLong("chosen"), rows.getLong("asked")));
        });
    var answers = new HashMap<Long, Map<String, Long>>();
    sql.sql("select a.dataset_id, a.answer, a.responses from dataset_answer a where a.dataset_id in (select d.id " + TABLES + " where " + condition
        + ") order by a.dataset_id, a.answer").query(rows -> {
          answers.computeIfAbsent(rows.getLong("dataset_id"), id -> new LinkedHashMap<>()).put(rows.getString("answer"), rows.getLong("responses"));
        });
    var known = new HashMap<String, List<SurveyClearance>>();
    var figures = sql.sql("""
        select d.*, r.cycle_year, r.agency_id, r.hisp_id, r.service_id, r.fiscal_quarter, v.state, v.rating, p.published_at, p.taken_back_at, c.exception_model,
          case when p.taken_back_at is null then r.accomplishments end as accomplishments, case when p.taken_back_at is null then r.indicators end as indicators
        """ + TABLES + " where " + condition + " order by d.id, p.published_at").query((rows, n) -> figure(rows, answers, drivers, known)).list();
    return merged(figures);
  }

  /** The service-level indicators of the same reports, as each report lists them. */
  public List<PublishedServiceLevel> serviceLevels() {
    return sql.sql("select l.*, o.agency_id, o.hisp_id, o.service_id, o.fiscal_quarter from report_service_level l join service_report o on o.business_key = l.business_key "
        + "where exists (select 1 " + TABLES + " where r.business_key = o.business_key and " + PUBLIC + ") order by o.fiscal_quarter, l.business_key, l.position")
        .query((rows, n) -> new PublishedServiceLevel(rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"), rows.getInt("service_id"),
            FiscalQuarter.parse(rows.getString("fiscal_quarter")), new ServiceLevel(PublicText.of(rows.getString("name")), PublicText.of(rows.getString("unit")),
                rows.getBigDecimal("amount"), PublicText.of(rows.getString("period")), PublicText.of(rows.getString("source"))))).list();
  }

  /** A dataset that a correction left as it was has been public without a break. */
  private static List<PublishedFigure> merged(List<PublishedFigure> figures) {
    var merged = new ArrayList<PublishedFigure>();
    for (var figure : figures) {
      var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && last.datasetId() == figure.datasetId() && figure.releasedAt().equals(last.takenBackAt())) {
        merged.set(merged.size() - 1, figure.since(last.releasedAt()));
      } else {
        merged.add(figure);
      }
    }
    merged.sort(Comparator.comparing(PublishedFigure::releasedAt).thenComparing(PublishedFigure::datasetId));
    return List.copyOf(merged);
  }

  private PublishedFigure figure(ResultSet rows, Map<Long, Map<String, Long>> answers, Map<Long, Map<String, Driver>> drivers,
      Map<String, List<SurveyClearance>> known) throws SQLException {
    var id = rows.getLong("id");
    var hisp = rows.getString("hisp_id");
    var service = rows.getInt("service_id");
    var number = rows.getString("control_number");
    var demo = known.computeIfAbsent(hisp + "/" + service, key -> clearances.forService(hisp, service)).stream()
        .anyMatch(each -> each.controlNumber().equals(number) && each.demo());
    return new PublishedFigure(id, rows.getString("business_key"), rows.getInt("cycle_year"), rows.getString("agency_id"), hisp, service,
        FiscalQuarter.parse(rows.getString("fiscal_quarter")), rows.getString("channel"), PublicText.of(rows.getString("journey_stage")),
        rows.getString("point_in_time"), rows.getString("scale"), rows.getInt("affirmative_from"), rows.getInt("positive_from"),
        rows.getLong("rows_counted"), rows.getLong("affirmative"), answers.getOrDefault(id, Map.of()),
        rows.getObject("volume_offered", Long.class), rows.getObject("volume_of_customers", Long.class),
        List.copyOf(drivers.getOrDefault(id, Map.of()).values()), number, PublicText.of(rows.getString("survey_title")), PublicText.of(rows.getString("trust_question")),
        PublicText.of(rows.getString("accomplishments")), PublicText.of(rows.getString("indicators")), ReportVersion.State.valueOf(rows.getString("state")).label(), rows.getString("rating"),
        rows.getString("exception_model"), demo,
        SqlTime.instant(rows, "uploaded_at"), SqlTime.instant(rows, "submitted_at"),
        SqlTime.instant(rows, "published_at"), SqlTime.instant(rows, "taken_back_at"));
  }
}
