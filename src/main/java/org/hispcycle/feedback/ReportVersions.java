package org.hispcycle.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.ReportVersion.Mark;
import org.hispcycle.feedback.ReportVersion.State;
import org.hispcycle.feedback.ReportVersion.Step;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of versions, corrections and publications. */
@Repository
class ReportVersions {

  private static final String SELECT = """
      select v.*, (select max(p.published_at) from report_publication p where p.version_id = v.id and p.taken_back_at is null) as public_since
      from report_version v join service_report r on r.business_key = v.business_key
      """;

  private final JdbcClient sql;

  ReportVersions(JdbcClient sql) {
    this.sql = sql;
  }

  // ---- versions

  void submitted(ServiceReport report, int version, String edition, Long correctionId, String by, Instant at) {
    sql.sql("insert into report_version (business_key, version, edition, correction_id, submitted_by, submitted_at, state) values (?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(report.businessKey(), version, edition, correctionId, by, SqlTime.of(at), State.REVIEWING.name())).update();
  }

  List<ReportVersion> of(String businessKey) {
    return sql.sql(SELECT + "where v.business_key = ? order by v.version").param(businessKey).query(this::read).list();
  }

  ReportVersion get(String businessKey, int version) {
    return of(businessKey).stream().filter(each -> each.version() == version).findFirst()
        .orElseThrow(() -> new NotFound("The report " + businessKey + " has no version " + version + "."));
  }

  /** What OMB has before it; there is at most one. */
  Optional<ReportVersion> inReview(String businessKey) {
    return of(businessKey).stream().filter(each -> each.state() == State.REVIEWING).reduce((first, second) -> second);
  }

  /** The version that counts: the newest that OMB has accepted. */
  Optional<ReportVersion> accepted(String businessKey) {
    return of(businessKey).stream().filter(ReportVersion::accepted).reduce((first, second) -> second);
  }

  /** The accepted versions of a quarter that no later one has replaced. */
  List<ReportVersion> accepted(FiscalQuarter quarter) {
    return sql.sql(SELECT + "where r.fiscal_quarter = ? and v.state in ('ACCEPTED', 'PARTLY_ACCEPTED') and not v.replaced order by r.agency_id, r.hisp_id, v.business_key, v.version")
        .param(quarter.toString()).query(this::read).list();
  }

  /** Quarters that have an accepted report, newest first. */
  List<FiscalQuarter> quarters() {
    return sql.sql("select distinct r.fiscal_quarter from service_report r join report_version v on v.business_key = r.business_key "
        + "where v.state in ('ACCEPTED', 'PARTLY_ACCEPTED') order by r.fiscal_quarter desc").query(String.class).list().stream().map(FiscalQuarter::parse).toList();
  }

  void decided(long id, State state, String rating, String ratingReason, String remark, Collection<Long> leftOut, String by, Instant at) {
    sql.sql("update report_version set state = ?, rating = ?, rating_reason = ?, remark = ?, decided_by = ?, decided_at = ? where id = ?")
        .params(Arrays.asList(state.name(), rating, ratingReason, remark, by, SqlTime.of(at), id)).update();
    leftOut.forEach(dataset -> sql.sql("insert into report_left_out (version_id, dataset_id) values (?, ?)").params(id, dataset).update());
  }

  void replaced(long id) {
    sql.sql("update report_version set replaced = true where id = ?").param(id).update();
  }

  void release(long id, String by, Instant at) {
    sql.sql("update report_version set released_by = ?, released_at = ? where id = ? and released_at is null").params(by, SqlTime.of(at), id).update();
  }

  void mark(long id, String reference, String by, Instant at) {
    sql.sql("update report_version set marked_by = ?, marked_at = ?, mark_reference = ? where id = ? and marked_at is null")
        .params(Arrays.asList(by, SqlTime.of(at), reference, id)).update();
  }

  void unrelease(long id) {
    sql.sql("update report_version set released_by = null, released_at = null, marked_by = null, marked_at = null, mark_reference = null where id = ?").param(id).update();
  }

  // ---- publications

  boolean published(long versionId) {
    return sql.sql("select count(*) from report_publication where version_id = ? and taken_back_at is null").param(versionId).query(Integer.class).single() > 0;
  }

  long publish(ReportVersion version, Instant at) {
    var key = new GeneratedKeyHolder();
    sql.sql("""
        insert into report_publication (version_id, business_key, released_by, released_at, marked_by, marked_at, mark_reference, published_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""").params(Arrays.asList(version.id(), version.businessKey(), version.release().by(), SqlTime.of(version.release().at()),
            version.mark().by(), SqlTime.of(version.mark().at()), version.mark().reference(), SqlTime.of(at))).update(key, "id");
    return key.getKey().longValue();
  }

  void publishDataset(long publicationId, long datasetId, boolean cleared, String exceptionModel) {
    sql.sql("insert into report_publication_dataset (publication_id, dataset_id, cleared, exception_model) values (?, ?, ?, ?)")
        .params(Arrays.asList(publicationId, datasetId, cleared, exceptionModel)).update();
  }

  /** Takes what is public of the report down; what was once public stays known. */
  int takeBack(String businessKey, String how, String why, String by, Instant at) {
    return sql.sql("update report_publication set taken_back_at = ?, taken_back_by = ?, taken_back_as = ?, taken_back_why = ? where business_key = ? and taken_back_at is null")
        .params(Arrays.asList(SqlTime.of(at), by, how, why, businessKey)).update();
  }

  List<Publication> publications(String businessKey) {
    return sql.sql("select p.*, v.version from report_publication p join report_version v on v.id = p.version_id where p.business_key = ? order by p.id").param(businessKey)
        .query((rows, n) -> new Publication(rows.getInt("version"), rows.getString("released_by"), SqlTime.instant(rows, "released_at"), rows.getString("marked_by"),
            SqlTime.instant(rows, "marked_at"), rows.getString("mark_reference"), SqlTime.instant(rows, "published_at"), SqlTime.instant(rows, "taken_back_at"),
            rows.getString("taken_back_by"), rows.getString("taken_back_as"), rows.getString("taken_back_why"))).list();
  }

  /** @param takenBackAs WITHDRAWN or REPLACED; null while public */
  record Publication(int version, String releasedBy, Instant releasedAt, String markedBy, Instant markedAt, String markReference,
      Instant publishedAt, Instant takenBackAt, String takenBackBy, String takenBackAs, String takenBackWhy) {}

  // ---- corrections

  /** @param outcome ACCEPTED or GIVEN_UP; null while it is open */
  record Correction(long id, String businessKey, String reason, String begunBy, Instant begunAt, String outcome, Instant endedAt) {}

  /** @throws org.springframework.dao.DuplicateKeyException if somebody else began one at the same moment */
  Correction begin(String businessKey, String reason, String by, Instant at) {
    sql.sql("insert into report_correction (business_key, reason, begun_by, begun_at, open_for) values (?, ?, ?, ?, ?)")
        .params(businessKey, reason, by, SqlTime.of(at), businessKey).update();
    return openCorrection(businessKey).orElseThrow();
  }

  Optional<Correction> openCorrection(String businessKey) {
    return sql.sql("select * from report_correction where open_for = ?").param(businessKey).query(ReportVersions::correction).optional();
  }

  List<Correction> corrections(String businessKey) {
    return sql.sql("select * from report_correction where business_key = ? order by id").param(businessKey).query(ReportVersions::correction).list();
  }

  void endCorrection(String businessKey, String outcome, Instant at) {
    sql.sql("update report_correction set open_for = null, outcome = ?, ended_at = ? where open_for = ?").params(outcome, SqlTime.of(at), businessKey).update();
  }

  private static Correction correction(ResultSet rows, int n) throws SQLException {
    return new Correction(rows.getLong("id"), rows.getString("business_key"), rows.getString("reason"), rows.getString("begun_by"),
        SqlTime.instant(rows, "begun_at"), rows.getString("outcome"), SqlTime.instant(rows, "ended_at"));
  }

  private ReportVersion read(ResultSet rows, int n) throws SQLException {
    var id = rows.getLong("id");
    var releasedAt = SqlTime.instant(rows, "released_at");
    var markedAt = SqlTime.instant(rows, "marked_at");
    return new ReportVersion(id, rows.getString("business_key"), rows.getInt("version"), rows.getString("edition"), rows.getObject("correction_id", Long.class),
        rows.getString("submitted_by"), SqlTime.instant(rows, "submitted_at"), State.valueOf(rows.getString("state")), rows.getString("rating"),
        rows.getString("rating_reason"), rows.getString("remark"), rows.getString("decided_by"), SqlTime.instant(rows, "decided_at"),
        new HashSet<>(sql.sql("select dataset_id from report_left_out where version_id = ?").param(id).query(Long.class).list()),
        releasedAt == null ? null : new Step(rows.getString("released_by"), releasedAt),
        markedAt == null ? null : new Mark(rows.getString("marked_by"), markedAt, rows.getString("mark_reference")),
        rows.getBoolean("replaced"), SqlTime.instant(rows, "public_since"));
  }
}
