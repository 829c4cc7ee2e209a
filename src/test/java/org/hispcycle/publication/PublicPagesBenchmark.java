package org.hispcycle.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.support.Http;
import org.hispcycle.support.Measurements;
import org.hispcycle.support.Measurements.Times;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The public pages with 40 quarters of 100 services loaded, beside a file of the same server in the same run. Belongs to
 * {@code -Pbenchmark}, never to the tests; see docs/operations/benchmarks.md.
 */
@WholeApplication
class PublicPagesBenchmark {

  private static final int SERVICES = 100;
  private static final int QUARTERS = 40;
  private static final int FIRST_SERVICE = 50_000;
  private static final int WARM_UP = 200;
  private static final int ASKED = 400;
  private static final double WITHIN = 50;
  private static final List<String> CHANNELS = List.of("website", "phone");

  @LocalServerPort private int port;
  @Autowired private JdbcClient sql;

  @Test
  void thePagesAnswerInTimeWithTenYearsOfAHundredServices() {
    var report = new Measurements("public-pages");
    load();
    report.put("services", SERVICES).put("quarters", QUARTERS).put("datasets", SERVICES * QUARTERS * CHANNELS.size())
        .put("database", sql.sql("select version()").query(String.class).optional().orElse("H2"));
    var visitor = Http.anonymous(port);
    double first = time(visitor, "/public");
    for (int i = 0; i < WARM_UP; i++) {
      time(visitor, "/public/services/" + (FIRST_SERVICE + i % SERVICES));
      time(visitor, "/public");
    }
    var services = new ArrayList<Double>();
    var dashboards = new ArrayList<Double>();
    var reference = new ArrayList<Double>();
    var anew = new ArrayList<Double>();
    for (int i = 0; i < ASKED; i++) {
      // an address that nobody asked for before: no page of it is kept
      anew.add(time(visitor, "/public/services/" + (FIRST_SERVICE + i * 7 % SERVICES) + "?quarter=" + new FiscalQuarter(2050 + i / SERVICES, 1 + i % 4)));
      services.add(time(visitor, "/public/services/" + (FIRST_SERVICE + i * 7 % SERVICES)));
      dashboards.add(time(visitor, "/public"));
      reference.add(time(visitor, "/css/site.css"));
    }
    report.put("firstPageAfterSomethingWasReleasedMs", Math.round(first)).put("servicePage", Times.of(services)).put("servicePageMadeAnew", Times.of(anew)).put("dashboard", Times.of(dashboards))
        .put("aFileOfTheSameServer", Times.of(reference)).put("goals", Map.of("p95BelowMs", WITHIN)).put("loadAverageAfter", Measurements.loadAverage()).write();

    var softly = new SoftAssertions();
    softly.assertThat(Times.of(services).p95()).as("page of a service, milliseconds at the 95th percentile").isLessThan(WITHIN);
    softly.assertThat(Times.of(dashboards).p95()).as("dashboard, milliseconds at the 95th percentile").isLessThan(WITHIN);
    softly.assertAll();
  }

  private static double time(Http visitor, String path) {
    long start = System.nanoTime();
    var answer = visitor.get(path);
    double took = (System.nanoTime() - start) / 1e6;
    if (answer.status() != 200) {
      throw new AssertionError(path + " answered " + answer);
    }
    return took;
  }

  private void load() {
    var hisps = sql.sql("select id, agency_id from hisp order by id").query((rows, n) -> new String[] {rows.getString(1), rows.getString(2)}).list();
    for (int service = 0; service < SERVICES; service++) {
      sql.sql("insert into service (id, slug, name) values (?, ?, ?)").params(FIRST_SERVICE + service, "benchmark-" + service, "Service " + service).update();
      sql.sql("insert into hisp_service (hisp_id, service_id) values (?, ?)").params(hisps.get(service % hisps.size())[0], FIRST_SERVICE + service).update();
    }
    var samples = new PublishedSamples(sql);
    var random = new Random(280);
    var quarter = new FiscalQuarter(2050, 1);
    for (int q = 0; q < QUARTERS; q++, quarter = quarter.next()) {
      for (int service = 0; service < SERVICES; service++) {
        var hisp = hisps.get(service % hisps.size());
        var key = samples.report(hisp[1], hisp[0], FIRST_SERVICE + service, quarter, "What was learned in the quarter. ".repeat(20));
        for (var channel : CHANNELS) {
          long responses = 5 + random.nextInt(5000);
          samples.dataset(key, channel, service % 3 == 0 ? "likert_scale" : "thumbs_up_down", responses, random.nextLong(responses + 1), true);
        }
      }
    }
  }
}
