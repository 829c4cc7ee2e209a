package org.hispcycle.feedback;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.responses.Branching;
import org.hispcycle.feedback.responses.CheckReport;
import org.hispcycle.feedback.responses.CheckReport.DriverCount;
import org.hispcycle.feedback.responses.Problem;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of datasets: counts and problems, never single responses. */
@Repository
class DatasetRows {

  private static final int BATCH = 500;
  private static final int LONGEST_MESSAGE = 1000;

  private final JdbcClient sql;
  private final JdbcTemplate batches;

  DatasetRows(JdbcClient sql, JdbcTemplate batches) {
    this.sql = sql;
    this.batches = batches;
  }

  Dataset add(Dataset dataset) {
    var about = dataset.metadata();
    var check = dataset.check();
    var key = new GeneratedKeyHolder();
    sql.sql("""
        insert into dataset (business_key, sha256, file_name, byte_size, channel, journey_stage, point_in_time, scale, control_number,
          survey_title, trust_question, volume_of_customers, volume_offered, clearance_id, positive_from, affirmative_from,
          threshold_source, guideline_id, rows_read,
          rows_counted, rows_refused, rows_flagged, positive, negative, affirmative, trust_share, uploaded_by, uploaded_at, published)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)""")
        .params(dataset.businessKey(), dataset.sha256(), dataset.fileName(), dataset.byteSize(), about.channel(), about.stage(),
            about.pointInTime(), about.scale().id(), about.controlNumber(), about.surveyTitle(), about.trustQuestionText(),
            about.volumeOfCustomers(), about.volumeOffered(), about.clearanceId(), dataset.branching().positiveFrom(), dataset.branching().affirmativeFrom(),
            dataset.threshold().source(), dataset.threshold().guidelineId(),
            check.rowsRead(), check.counted(), check.refused(), check.flagged(), check.positive(), check.negative(),
            check.affirmative(), check.trustShare(), dataset.uploadedBy(), SqlTime.of(dataset.uploadedAt()))
        .update(key, "id");
    long id = key.getKey().longValue();
    addCounts(id, check);
    return find(id).orElseThrow();
  }

  private void addCounts(long id, CheckReport check) {
    batches.batchUpdate("insert into dataset_answer (dataset_id, answer, responses) values (?, ?, ?)", check.answers().entrySet(), BATCH,
        (PreparedStatement row, Map.Entry<String, Long> answer) -> {
          row.setLong(1, id);
          row.setString(2, answer.getKey());
          row.setLong(3, answer.getValue());
        });
    batches.batchUpdate("insert into dataset_driver (dataset_id, branch, driver, chosen, not_chosen, not_asked, share) values (?, ?, ?, ?, ?, ?, ?)",
        check.drivers(), BATCH, (PreparedStatement row, DriverCount driver) -> {
          row.setLong(1, id);
          row.setString(2, driver.branch());
          row.setString(3, driver.driver());
          row.setLong(4, driver.chosen());
          row.setLong(5, driver.notChosen());
          row.setLong(6, driver.notAsked());
          row.setBigDecimal(7, driver.share());
        });
    var problems = check.problems();
    var places = java.util.stream.IntStream.range(0, problems.size()).boxed().toList();
    batches.batchUpdate("insert into dataset_problem (dataset_id, place, rule, severity, line_number, field, message) values (?, ?, ?, ?, ?, ?, ?)",
        places, BATCH, (PreparedStatement row, Integer place) -> {
          var problem = problems.get(place);
          row.setLong(1, id);
          row.setInt(2, place);
          row.setString(3, problem.rule());
          row.setString(4, problem.severity().name());
          row.setObject(5, problem.line());
          row.setString(6, problem.field());
          row.setString(7, problem.message().substring(0, Math.min(problem.message().length(), LONGEST_MESSAGE)));
        });
    batches.batchUpdate("insert into dataset_problem_count (dataset_id, rule, occurrences) values (?, ?, ?)", check.problemCounts().entrySet(),
        BATCH, (PreparedStatement row, Map.Entry<String, Long> count) -> {
          row.setLong(1, id);
          row.setString(2, count.getKey());
          row.setLong(3, count.getValue());
        });
  }

  void addQuestions(long id, AnswerCounts counts) {
    var position = 0;
    for (var question : counts.questions()) {
      position++;
      for (var answer : question.responses().entrySet()) {
        sql.sql("insert into dataset_question (dataset_id, position, question, wording, answer, responses) values (?, ?, ?, ?, ?, ?)")
            .params(id, position, question.key(), question.wording(), answer.getKey(), answer.getValue()).update();
      }
    }
  }

  void addOverlap(long id, long other, long rows) {
    sql.sql("insert into dataset_overlap (dataset_id, other_id, rows_shared) values (?, ?, ?)").params(id, other, rows).update();
  }

  /** With which other datasets this one shares ids, and in how many rows: those of its report, and those that it was compared with of other quarters. */
  Map<Long, Long> overlaps(long id) {
    var overlaps = new LinkedHashMap<Long, Long>();
    sql.sql("select dataset_id, other_id, rows_shared from dataset_overlap where dataset_id = ? or other_id = ? and exists "
        + "(select 1 from dataset a join dataset b on b.business_key = a.business_key where a.id = dataset_id and b.id = other_id) order by dataset_id, other_id").params(id, id)
        .query(rows -> {
          overlaps.put(rows.getLong("dataset_id") == id ? rows.getLong("other_id") : rows.getLong("dataset_id"), rows.getLong("rows_shared"));
        });
    return overlaps;
  }

  /** Whether the agency counted itself, so that there are no single responses. */
  boolean counted(long id) {
    return sql.sql("select count(*) from dataset_question where dataset_id = ?").param(id).query(Integer.class).single() > 0;
  }

  /** Empty where single responses were uploaded. */
  List<AnswerCounts.Question> questions(long id) {
    var questions = new LinkedHashMap<String, AnswerCounts.Question>();
    sql.sql("select * from dataset_question where dataset_id = ? order by position, answer").param(id).query(rows -> {
      var wording = rows.getString("wording");
      questions.computeIfAbsent(rows.getString("question"), key -> new AnswerCounts.Question(key, wording, new LinkedHashMap<>()))
          .responses().put(rows.getString("answer"), rows.getLong("responses"));
    });
    return List.copyOf(questions.values());
  }

  Optional<Dataset> find(long id) {
    return sql.sql("select * from dataset where id = ?").param(id).query(this::read).optional();
  }

  Optional<Dataset> find(String businessKey, String sha256) {
    return sql.sql("select * from dataset where business_key = ? and sha256 = ?").params(businessKey, sha256).query(this::read).optional();
  }

  List<Dataset> of(String businessKey) {
    return sql.sql("select * from dataset where business_key = ? order by id").param(businessKey).query(this::read).list();
  }

  /** What the service submitted for the other quarters of the year before and after; files from further away are not read again with every upload. */
  List<Dataset> ofOtherQuarters(ServiceReport report) {
    var quarter = report.quarter();
    return sql.sql("""
        select d.* from dataset d join service_report r on r.business_key = d.business_key where r.service_id = ? and r.hisp_id = ? and r.business_key <> ?
          and r.fiscal_quarter between ? and ? and d.submitted_at is not null order by d.id""")
        .params(report.serviceId(), report.hispId(), report.businessKey(), new FiscalQuarter(quarter.fiscalYear() - 1, quarter.quarter()).toString(),
            new FiscalQuarter(quarter.fiscalYear() + 1, quarter.quarter()).toString())
        .query(this::read).list();
  }

  List<Dataset> published() {
    return sql.sql("select * from dataset where published order by business_key, id").query(this::read).list();
  }

  boolean uses(String sha256) {
    return sql.sql("select count(*) from dataset where sha256 = ?").param(sha256).query(Integer.class).single() > 0;
  }

  void remove(long id) {
    for (var table : List.of("dataset_answer", "dataset_driver", "dataset_problem", "dataset_problem_count", "dataset_question")) {
      sql.sql("delete from " + table + " where dataset_id = ?").param(id).update();
    }
    sql.sql("delete from dataset_overlap where dataset_id = ? or other_id = ?").params(id, id).update();
    sql.sql("delete from dataset where id = ?").param(id).update();
  }

  void submitted(Collection<Long> ids, Instant at) {
    ids.forEach(id -> sql.sql("update dataset set submitted_at = ? where id = ? and submitted_at is null").params(SqlTime.of(at), id).update());
  }

  void publish(long id) {
    sql.sql("update dataset set published = true where id = ?").param(id).update();
  }

  void unpublish(String businessKey) {
    sql.sql("update dataset set published = false where business_key = ? and published").param(businessKey).update();
  }

  private Dataset read(ResultSet rows, int n) throws SQLException {
    var id = rows.getLong("id");
    var metadata = new DatasetMetadata(rows.getString("channel"), rows.getString("journey_stage"), rows.getString("point_in_time"),
        Scale.byId(rows.getString("scale")).orElseThrow(), rows.getString("control_number"), rows.getString("survey_title"),
        rows.getString("trust_question"), rows.getObject("volume_of_customers", Long.class),
        rows.getObject("volume_offered", Long.class), null, rows.getObject("clearance_id", Long.class), null);
    var check = new CheckReport(rows.getLong("rows_read"), rows.getLong("rows_counted"), rows.getLong("rows_refused"),
        rows.getLong("rows_flagged"), answers(id), rows.getLong("positive"), rows.getLong("negative"), rows.getLong("affirmative"),
        rows.getBigDecimal("trust_share"), drivers(id), problems(id), problemCounts(id));
    return new Dataset(id, rows.getString("business_key"), rows.getString("sha256"), rows.getString("file_name"),
        rows.getLong("byte_size"), metadata, threshold(rows), check,
        rows.getString("uploaded_by"), SqlTime.instant(rows, "uploaded_at"), SqlTime.instant(rows, "submitted_at"),
        rows.getBoolean("published"));
  }

  private static Threshold threshold(ResultSet rows) throws SQLException {
    return new Threshold(new Branching(rows.getInt("positive_from"), rows.getInt("affirmative_from")), rows.getString("threshold_source"),
        rows.getObject("guideline_id", Long.class));
  }

  private Map<String, Long> answers(long id) {
    return counts("select answer as what, responses as number_of from dataset_answer where dataset_id = ? order by answer", id);
  }

  private Map<String, Long> problemCounts(long id) {
    return counts("select rule as what, occurrences as number_of from dataset_problem_count where dataset_id = ? order by rule", id);
  }

  private Map<String, Long> counts(String query, long id) {
    var counts = new LinkedHashMap<String, Long>();
    sql.sql(query).param(id).query(rows -> {
      counts.put(rows.getString("what"), rows.getLong("number_of"));
    });
    return counts;
  }

  private List<DriverCount> drivers(long id) {
    return sql.sql("select * from dataset_driver where dataset_id = ? order by branch desc, driver").param(id)
        .query((rows, n) -> new DriverCount(rows.getString("branch"), rows.getString("driver"), rows.getLong("chosen"),
            rows.getLong("not_chosen"), rows.getLong("not_asked"))).list();
  }

  private List<Problem> problems(long id) {
    return sql.sql("select * from dataset_problem where dataset_id = ? order by place").param(id)
        .query((rows, n) -> new Problem(rows.getString("rule"), Problem.Severity.valueOf(rows.getString("severity")),
            rows.getObject("line_number", Long.class), rows.getString("field"), rows.getString("message"))).list();
  }
}
