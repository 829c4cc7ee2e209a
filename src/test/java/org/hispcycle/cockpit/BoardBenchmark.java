package org.hispcycle.cockpit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.Measurements;
import org.hispcycle.support.Measurements.Times;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The board with 100 agencies, 400 HISPs and ten years in the ledger, asked over HTTP, beside the bare statement that counts the
 * same. Belongs to {@code -Pbenchmark}, never to the tests; see docs/operations/benchmarks.md.
 */
@WholeApplication
class BoardBenchmark {

  private static final int AGENCIES = 100;
  private static final int HISPS = 400;
  private static final int FIRST_YEAR = 2026;
  private static final int LAST_YEAR = 2035;
  private static final int ASKED = 200;
  private static final int WARM_UP = 40;
  private static final double WITHIN = 200;
  private static final List<String> KINDS = List.of("CAPACITY_ASSESSMENT", "SERVICE_DESIGNATION", "ACTION_PLAN");
  private static final List<String> STATUSES = List.of("OPEN", "SUBMITTED", "RETURNED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "EXCUSED", "NOT_REPORTED");
  private static final int SERVICES = 3;

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private JdbcClient sql;
  @Autowired private Cycles cycles;
  @Autowired private EngineSteps steps;

  @Test
  void theBoardAnswersInTimeWithTenYearsOfFourHundredHisps() {
    var report = new Measurements("board");
    load();
    report.put("agencies", sql.sql("select count(*) from agency").query(Integer.class).single()).put("hisps", sql.sql("select count(*) from hisp").query(Integer.class).single())
        .put("duties", sql.sql("select count(*) from obligation").query(Integer.class).single())
        .put("database", sql.sql("select version()").query(String.class).optional().orElse("H2"));
    var lead = Http.as("ombLead", port);
    var year = new ArrayList<Double>();
    var drill = new ArrayList<Double>();
    var list = new ArrayList<Double>();
    var quarter = new ArrayList<Double>();
    var bare = new ArrayList<Double>();
    for (int i = 0; i < WARM_UP + ASKED; i++) {
      int of = FIRST_YEAR + i % (LAST_YEAR - FIRST_YEAR + 1);
      var agency = "B%03d".formatted(i % AGENCIES);
      keep(i, year, time(lead, "/api/v1/board/" + of));
      keep(i, drill, time(lead, "/api/v1/board/" + of + "?agency=" + agency));
      keep(i, list, time(lead, "/api/v1/board/" + of + "/duties?agency=" + agency + "&column=service-report-q" + (1 + i % 4)));
      keep(i, quarter, time(lead, "/api/v1/board/quarters/FY" + of + "Q" + (1 + i % 4)));
      keep(i, bare, bare(of));
    }
    report.put("year", Times.of(year)).put("oneAgency", Times.of(drill)).put("duties50", Times.of(list)).put("quarter", Times.of(quarter))
        .put("bareStatementOfTheYear", Times.of(bare)).put("goals", Map.of("p95BelowMs", WITHIN)).put("loadAverageAfter", Measurements.loadAverage()).write();

    var softly = new SoftAssertions();
    softly.assertThat(Times.of(year).p95()).as("the year, milliseconds at the 95th percentile").isLessThan(WITHIN);
    softly.assertThat(Times.of(drill).p95()).as("one agency, milliseconds at the 95th percentile").isLessThan(WITHIN);
    softly.assertThat(Times.of(list).p95()).as("a list of duties, milliseconds at the 95th percentile").isLessThan(WITHIN);
    softly.assertThat(Times.of(quarter).p95()).as("the quarter, milliseconds at the 95th percentile").isLessThan(WITHIN);
    softly.assertAll();
  }

  private static void keep(int i, List<Double> times, double took) {
    if (i >= WARM_UP) {
      times.add(took);
    }
  }

  private static double time(Http person, String path) {
    long start = System.nanoTime();
    var answer = person.get(path);
    double took = (System.nanoTime() - start) / 1e6;
    if (answer.status() != 200) {
      throw new AssertionError(path + " answered " + answer);
    }
    return took;
  }

  private double bare(int year) {
    long start = System.nanoTime();
    sql.sql("select agency_id, kind, fiscal_quarter, status, count(*) from obligation where cycle_year = ? group by agency_id, kind, fiscal_quarter, status")
        .param(year).query(rows -> { });
    return (System.nanoTime() - start) / 1e6;
  }

  private void load() {
    steps.nobody();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      cycles.open(year);
    }
    var random = new Random(280);
    for (int a = 0; a < AGENCIES; a++) {
      sql.sql("insert into agency (id, name) values (?, ?)").params("B%03d".formatted(a), "Department of Benchmark " + a).update();
    }
    var duties = new ArrayList<Object[]>();
    for (int h = 0; h < HISPS; h++) {
      var agency = "B%03d".formatted(h % AGENCIES);
      var hisp = agency + "-H" + h;
      sql.sql("insert into hisp (id, agency_id, code, name) values (?, ?, ?, ?)").params(hisp, agency, "H" + h, "Provider " + h).update();
      for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        for (var kind : KINDS) {
          duties.add(duty(random, year, kind, year + "-" + hisp, agency, hisp, null, LocalDate.of(year, 5 + KINDS.indexOf(kind) * 2, 15)));
        }
        for (int q = 1; q <= 4; q++) {
          for (int s = 0; s < SERVICES; s++) {
            duties.add(duty(random, year, "SERVICE_REPORT", "FY" + year + "Q" + q + "-" + hisp + "-s" + s, agency, hisp, "FY" + year + "Q" + q, LocalDate.of(year, q * 3 - 2, 28)));
          }
        }
      }
    }
    jdbc.batchUpdate("""
        insert into obligation (id, cycle_year, kind, business_key, agency_id, hisp_id, fiscal_quarter, title, opens_on, due_on, status, status_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp)""", duties);
    jdbc.execute("analyze");
  }

  private static Object[] duty(Random random, int year, String kind, String key, String agency, String hisp, String quarter, LocalDate due) {
    return new Object[] {key + "/" + kind.toLowerCase().replace('_', '-'), year, kind, key, agency, hisp, quarter, "A duty of " + hisp + " in " + year, due.minusDays(30), due,
        STATUSES.get(random.nextInt(STATUSES.size()))};
  }
}
