package org.hispcycle.actionplan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.Recorded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The public commitments: what of accepted plans may be published, and nothing else (D7). */
@Service
@Transactional
public class Commitments {

  private final JdbcClient sql;
  private final ApplicationEventPublisher events;

  Commitments(JdbcClient sql, ApplicationEventPublisher events) {
    this.sql = sql;
    this.events = events;
  }

  /** All of them, or those of one cycle. */
  @Transactional(readOnly = true)
  public List<Commitment> published(Integer cycleYear) {
    var all = "select * from commitment";
    var order = " order by cycle_year, agency_id, business_key, action_id";
    var query = cycleYear == null ? sql.sql(all + order) : sql.sql(all + " where cycle_year = ?" + order).param(cycleYear);
    return query.query(Commitments::read).list();
  }

  /** Replaces what the case published before. */
  void publish(String businessKey, List<Commitment> commitments) {
    sql.sql("delete from commitment where business_key = ?").param(businessKey).update();
    for (var each : commitments) {
      sql.sql("""
          insert into commitment (business_key, action_id, cycle_year, action_year, agency_id, hisp_id, kind, service_id, title,
            pain_point, outcome, measure, baseline, target, unit, target_date, accepted_on, horizon, status, baseline_date)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(businessKey, each.id(), each.cycleYear(), each.actionYear(), each.agencyId(), each.hispId(), each.kind(),
              each.serviceId(), each.title(), each.painPoint(), each.outcome(), each.measure(), each.baseline(), each.target(),
              each.unit(), each.targetDate(), each.acceptedOn(), each.horizon(), each.status(), each.baselineDate()).update();
    }
    commitments.stream().findFirst().ifPresent(any -> events.publishEvent(new Recorded("commitments-published", any.agencyId(), any.hispId(), businessKey,
        null, "The commitments of the accepted plan were published.", Map.of("commitments", String.valueOf(commitments.size())))));
  }

  private static Commitment read(ResultSet rows, int n) throws SQLException {
    return new Commitment(rows.getInt("cycle_year"), rows.getInt("action_year"), rows.getString("agency_id"), rows.getString("hisp_id"),
        rows.getString("action_id"), rows.getString("kind"), rows.getString("horizon"), rows.getObject("service_id", Integer.class),
        rows.getString("title"), rows.getString("pain_point"), rows.getString("outcome"), rows.getString("measure"),
        rows.getString("baseline"), rows.getObject("baseline_date", LocalDate.class), rows.getString("target"), rows.getString("unit"),
        rows.getObject("target_date", LocalDate.class), rows.getString("status"), rows.getObject("accepted_on", LocalDate.class));
  }
}
