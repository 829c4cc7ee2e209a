package org.hispcycle.publication;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.CodeLists;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The import of the public reports of FY 2021 Q1 to FY 2022 Q2, so that trends begin with real data (X7). The same files
 * again change nothing, unless our rules for reading them have changed; other files replace what was imported, as a whole.
 */
@Service
@Transactional
public class HistoryImport {

  static final String SOURCE = "GSA/HISP-CX-Data, commit e9b2def2 (U.S. Government work; public on performance.gov)";

  /**
   * What an import came to.
   *
   * @param repeated the same files were imported before; nothing was changed
   */
  public record Outcome(long id, int rowsRead, int rowsTaken, boolean repeated, Instant importedAt, List<HistoryFault> faults) {}

  /** Counts up with each change of what is taken from the files. */
  private static final int READING = 2;
  private static final int LONGEST_MESSAGE = 1000;

  private final Registry registry;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;

  HistoryImport(Registry registry, JdbcClient sql, JdbcTemplate batches, Clock clock) {
    this.registry = registry;
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * @param reports file of the reports, with control numbers
   * @param counts file with the counts of the trust question
   */
  public Outcome run(byte[] reports, byte[] counts) {
    var reportsText = new String(reports, StandardCharsets.UTF_8);
    var countsText = new String(counts, StandardCharsets.UTF_8);
    var before = newest();
    if (before != null && before.reports().equals(Sha256.of(reportsText)) && before.counts().equals(Sha256.of(countsText)) && before.reading() == READING) {
      return new Outcome(before.id(), before.rowsRead(), before.rowsTaken(), true, before.at(), faults(before.id()));
    }
    var read = HistoryFiles.read(reportsText, countsText, known());
    var key = new GeneratedKeyHolder();
    var at = clock.instant();
    sql.sql("insert into history_import (reports_sha256, counts_sha256, source, rows_read, rows_taken, imported_at, reading) values (?, ?, ?, ?, ?, ?, ?)")
        .params(Sha256.of(reportsText), Sha256.of(countsText), SOURCE, read.rowsRead(), read.figures().size(), SqlTime.of(at), READING).update(key, "id");
    long id = key.getKey().longValue();
    sql.sql("delete from history_figure").update();
    batches.batchUpdate("""
        insert into history_figure (row_number, import_id, hisp_id, service_id, fiscal_quarter, channel, touchpoint, transaction_point,
          control_number, trust_question, rating, reflection, responses, affirmative, answer_1, answer_2, answer_3, answer_4, answer_5,
          respondents, offered, customers)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", read.figures().stream().map(each -> new Object[] {each.rowNumber(), id,
            each.hispId(), each.serviceId(), each.quarter().toString(), each.channel(), cut(each.touchpoint(), 500), cut(each.transactionPoint(), 1000),
            each.controlNumber(), cut(each.trustQuestion(), 1000), cut(each.rating(), 10), each.reflection(), each.responses(), each.affirmative(),
            each.answers().get("1"), each.answers().get("2"), each.answers().get("3"), each.answers().get("4"), each.answers().get("5"), each.respondents(), each.offered(), each.customers()}).toList());
    var faults = read.faults();
    batches.batchUpdate("insert into history_fault (import_id, place, file_name, row_number, rule, left_out, message) values (?, ?, ?, ?, ?, ?, ?)",
        IntStream.range(0, faults.size()).mapToObj(place -> new Object[] {id, place, faults.get(place).file(), faults.get(place).rowNumber(),
            faults.get(place).rule(), faults.get(place).leftOut(), cut(faults.get(place).message(), LONGEST_MESSAGE)}).toList());
    return new Outcome(id, read.rowsRead(), read.figures().size(), false, at, faults);
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }

  private HistoryFiles.Known known() {
    return new HistoryFiles.Known(registry.hispsBySourceNumber(), registry.hisps().stream().collect(Collectors.toMap(Hisp::id,
        hisp -> registry.services(hisp.id()).stream().map(each -> each.id()).collect(Collectors.toSet()))), Set.copyOf(CodeLists.CHANNELS));
  }

  private record Imported(long id, String reports, String counts, int rowsRead, int rowsTaken, int reading, Instant at) {}

  private Imported newest() {
    return sql.sql("select * from history_import order by id desc").query((rows, n) -> new Imported(rows.getLong("id"), rows.getString("reports_sha256"),
        rows.getString("counts_sha256"), rows.getInt("rows_read"), rows.getInt("rows_taken"), rows.getInt("reading"), SqlTime.instant(rows, "imported_at")))
        .list().stream().findFirst().orElse(null);
  }

  /** What was found in the files that are in use; null where none was imported. */
  @Transactional(readOnly = true)
  public Outcome latest() {
    var newest = newest();
    return newest == null ? null : new Outcome(newest.id(), newest.rowsRead(), newest.rowsTaken(), true, newest.at(), faults(newest.id()));
  }

  private List<HistoryFault> faults(long id) {
    return sql.sql("select * from history_fault where import_id = ? order by place").param(id).query((rows, n) -> new HistoryFault(rows.getString("file_name"),
        rows.getInt("row_number"), rows.getString("rule"), rows.getBoolean("left_out"), rows.getString("message"))).list();
  }

  @Transactional(readOnly = true)
  List<HistoryFigure> figures() {
    return sql.sql("select * from history_figure order by row_number").query((rows, n) -> new HistoryFigure(rows.getInt("row_number"),
        rows.getString("hisp_id"), rows.getInt("service_id"), FiscalQuarter.parse(rows.getString("fiscal_quarter")), rows.getString("channel"),
        rows.getString("touchpoint"), rows.getString("transaction_point"), rows.getString("control_number"), rows.getString("trust_question"),
        rows.getString("rating"), rows.getString("reflection"), rows.getLong("responses"), rows.getLong("affirmative"), answers(rows),
        rows.getObject("respondents", Long.class), rows.getObject("offered", Long.class), rows.getObject("customers", Long.class))).list();
  }

  private static Map<String, Long> answers(ResultSet rows) throws SQLException {
    var answers = new TreeMap<String, Long>();
    for (int answer = 1; answer <= 5; answer++) {
      var count = rows.getObject("answer_" + answer, Long.class);
      if (count == null) {
        return Map.of();
      }
      answers.put(String.valueOf(answer), count);
    }
    return answers;
  }

  @Transactional(readOnly = true)
  long version() {
    return sql.sql("select coalesce(max(id), 0) from history_import").query(Long.class).single();
  }

  /** The fault report as lines of a CSV file, with its header. */
  static List<List<Object>> lines(List<HistoryFault> faults) {
    return faults.stream().map(each -> Arrays.<Object>asList(each.file(), each.rowNumber(), each.rule(), each.leftOut() ? "left out" : "taken", each.message())).toList();
  }
}
