package org.hispcycle.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Released reports written straight into the tables, for tests of what is made of them. */
public final class PublishedSamples {

  private static final Instant RELEASED = Instant.parse("2026-02-01T05:00:00Z");
  private static final List<String> DRIVERS = List.of("ease", "effectiveness", "efficiency", "transparency", "humanity", "employee", "other");

  private final JdbcClient sql;

  public PublishedSamples(JdbcClient sql) {
    this.sql = sql;
  }

  /** @return the key of the report */
  public String report(String agencyId, String hispId, int serviceId, FiscalQuarter quarter, String accomplishments) {
    var key = quarter + "-" + hispId + "-sample-" + serviceId;
    sql.sql("insert into service_report (business_key, cycle_year, agency_id, hisp_id, service_id, fiscal_quarter, stage, opened_at, published_at, accomplishments, indicators) "
        + "values (?, ?, ?, ?, ?, ?, 'ACCEPTED', ?, ?, ?, ?)").params(key, quarter.fiscalYear(), agencyId, hispId, serviceId, quarter.toString(), SqlTime.of(RELEASED),
            SqlTime.of(RELEASED), accomplishments, "Waiting time: 4 minutes").update();
    sql.sql("insert into report_version (business_key, version, edition, submitted_by, submitted_at, state, rating) values (?, 1, 'FY2026', 'somebody', ?, 'ACCEPTED', 'within')")
        .params(key, SqlTime.of(RELEASED)).update();
    sql.sql("insert into report_publication (version_id, business_key, released_by, released_at, marked_by, marked_at, published_at) "
        + "select id, business_key, 'somebody', ?, 'somebody', ?, ? from report_version where business_key = ?")
        .params(SqlTime.of(RELEASED), SqlTime.of(RELEASED), SqlTime.of(RELEASED), key).update();
    return key;
  }

  public void serviceLevel(String report, int position, String name, String unit, String value) {
    sql.sql("insert into report_service_level (business_key, position, name, unit, amount, period, source) values (?, ?, ?, ?, ?, 'December', null)")
        .params(report, position, name, unit, new BigDecimal(value)).update();
  }

  public long dataset(String report, String channel, String scale, long responses, long affirmative, boolean published) {
    var id = new GeneratedKeyHolder();
    sql.sql("""
        insert into dataset (business_key, sha256, file_name, byte_size, channel, journey_stage, point_in_time, scale, control_number,
          survey_title, trust_question, volume_of_customers, volume_offered, positive_from, affirmative_from, rows_read,
          rows_counted, rows_refused, rows_flagged, positive, negative, affirmative, trust_share, uploaded_by, uploaded_at, submitted_at, published)
        values (?, ?, 'responses.csv', 1000, ?, 'End of the application', 'post_interaction', ?, '1234-5678', '=Survey', 'I trust VA.', ?, ?, 4, 4, ?, ?, 0, 0, ?, ?, ?, ?,
          'somebody', ?, ?, ?)""")
        .params(report, report + channel + scale, channel, scale, responses * 50, responses * 5, responses, responses, affirmative, responses - affirmative, affirmative,
            BigDecimal.valueOf(affirmative).divide(BigDecimal.valueOf(responses), 4, RoundingMode.HALF_UP), SqlTime.of(RELEASED), SqlTime.of(RELEASED), published).update(id, "id");
    long key = id.getKey().longValue();
    sql.sql("insert into report_publication_dataset (publication_id, dataset_id, cleared) select id, ?, ? from report_publication where business_key = ?")
        .params(key, published, report).update();
    answer(key, scale.equals("thumbs_up_down") ? "1" : "5", affirmative);
    answer(key, scale.equals("thumbs_up_down") ? "0" : "2", responses - affirmative);
    for (int i = 0; i < DRIVERS.size(); i++) {
      driver(key, "positive", DRIVERS.get(i), affirmative, affirmative / (i + 2));
      driver(key, "negative", DRIVERS.get(i), responses - affirmative, (responses - affirmative) / (i + 2));
    }
    return key;
  }

  private void answer(long dataset, String answer, long responses) {
    sql.sql("insert into dataset_answer (dataset_id, answer, responses) values (?, ?, ?)").params(dataset, answer, responses).update();
  }

  private void driver(long dataset, String branch, String driver, long base, long chosen) {
    sql.sql("insert into dataset_driver (dataset_id, branch, driver, chosen, not_chosen, not_asked, share) values (?, ?, ?, ?, ?, 0, null)")
        .params(dataset, branch, driver, chosen, base - chosen).update();
  }
}
