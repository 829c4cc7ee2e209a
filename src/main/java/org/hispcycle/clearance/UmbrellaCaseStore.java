package org.hispcycle.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.clearance.UmbrellaCase.Stage;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the cases of umbrella clearances, and the tables that say when something is due. */
@Component
class UmbrellaCaseStore {

  record Alert(int daysAhead, boolean tellsHisps) {}

  record Step(int daysAhead, int leastDays) {}

  private final JdbcClient sql;

  UmbrellaCaseStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<UmbrellaCase> find(String businessKey) {
    return sql.sql("select * from umbrella_case where business_key = ?").param(businessKey).query(UmbrellaCaseStore::read).optional();
  }

  Optional<UmbrellaCase> open(String agencyId) {
    return sql.sql("select * from umbrella_case where open_for = ?").param(agencyId).query(UmbrellaCaseStore::read).optional();
  }

  List<UmbrellaCase> ofAgency(String agencyId) {
    return sql.sql("select * from umbrella_case where agency_id = ? order by opened_at, business_key").param(agencyId).query(UmbrellaCaseStore::read).list();
  }

  UmbrellaCase insert(String agencyId, Long umbrellaId, Stage stage, String by, Instant at) {
    var number = sql.sql("select count(*) from umbrella_case where agency_id = ?").param(agencyId).query(Integer.class).single() + 1;
    var opened = new UmbrellaCase("UC-" + agencyId + "-" + number, agencyId, umbrellaId, null, stage, at, null, null);
    sql.sql("""
        insert into umbrella_case (business_key, agency_id, umbrella_id, stage, stage_at, opened_by, opened_at, open_for)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(opened.businessKey(), agencyId, umbrellaId, stage.name(), SqlTime.of(at), by, SqlTime.of(at), agencyId).update();
    return opened;
  }

  void stage(String businessKey, Stage stage, Instant at) {
    sql.sql("update umbrella_case set stage = ?, stage_at = ?, open_for = case when ? then open_for else null end where business_key = ?")
        .params(stage.name(), SqlTime.of(at), stage.open(), businessKey).update();
  }

  void result(String businessKey, long umbrellaId) {
    sql.sql("update umbrella_case set result_id = ? where business_key = ?").params(umbrellaId, businessKey).update();
  }

  /** False where an extension has been asked for already and not been decided. */
  boolean askExtension(String businessKey, String reason, LocalDate until) {
    return sql.sql("update umbrella_case set extension_reason = ?, extension_until = ? where business_key = ? and extension_until is null")
        .params(reason, until, businessKey).update() == 1;
  }

  void extensionDecided(String businessKey) {
    sql.sql("update umbrella_case set extension_reason = null, extension_until = null where business_key = ?").param(businessKey).update();
  }

  /** Farthest ahead first. */
  List<Alert> alerts() {
    return sql.sql("select * from umbrella_alert order by days_ahead desc")
        .query((rows, n) -> new Alert(rows.getInt("days_ahead"), rows.getBoolean("tells_hisps"))).list();
  }

  Step step(String name) {
    return sql.sql("select * from umbrella_schedule where step = ?").param(name)
        .query((rows, n) -> new Step(rows.getInt("days_ahead"), rows.getInt("least_days"))).single();
  }

  List<StatementQuestion> questions() {
    return sql.sql("select * from statement_question order by number")
        .query((rows, n) -> new StatementQuestion(rows.getInt("number"), rows.getString("topic"))).list();
  }

  private static UmbrellaCase read(ResultSet rows, int n) throws SQLException {
    return new UmbrellaCase(rows.getString("business_key"), rows.getString("agency_id"), rows.getObject("umbrella_id", Long.class),
        rows.getObject("result_id", Long.class), Stage.valueOf(rows.getString("stage")), SqlTime.instant(rows, "stage_at"),
        rows.getString("extension_reason"), rows.getObject("extension_until", LocalDate.class));
  }
}
