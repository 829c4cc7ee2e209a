package org.hispcycle.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
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
 * The inbox of a person with 200 of 100,000 open tasks: the first page of the list that Tasklist opens with, and its count, beside
 * the same list of an administrator. Needs PostgreSQL. Belongs to {@code -Pbenchmark}, never to the tests; see
 * docs/operations/benchmarks.md.
 */
@WholeApplication
class InboxBenchmark {

  private static final int TASKS = 100_000;
  private static final int OWN = 200;
  private static final int ASKED = 300;
  private static final int WARM_UP = 50;
  private static final double WITHIN = 100;
  private static final String KEY = "InboxBenchmarkCase";

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private JdbcClient sql;

  @Test
  void theFirstPageOfAnInboxIsThereInTime() {
    var report = new Measurements("inbox");
    steps.nobody();
    var engine = steps.engine();
    engine.getRepositoryService().createDeployment().addModelInstance("inbox-benchmark.bpmn", Bpmn.createExecutableProcess(KEY)
        .camundaHistoryTimeToLiveString("P1D").startEvent().userTask("Task_Report").name("Report").camundaCandidateGroups("hispReporter")
        .camundaDueDate("2026-01-30T23:59:59").endEvent().done()).deploy();
    copies("VA", "VA-VBA", OWN);
    var others = sql.sql("select min(id) from hisp where agency_id <> 'VA' group by agency_id order by 1").query(String.class).list();
    int left = TASKS - OWN;
    for (int i = 0; i < others.size(); i++) {
      copies(others.get(i).substring(0, others.get(i).indexOf('-')), others.get(i), i < others.size() - 1 ? (TASKS - OWN) / others.size() : left);
      left -= (TASKS - OWN) / others.size();
    }
    jdbc.execute("analyze");
    var filter = engine.getFilterService().createTaskFilterQuery().filterName("All open to me").singleResult().getId();
    var reporter = Http.as("vaReporter", port).with("Content-Type", "application/json");
    var admin = Http.as("admin", port).with("Content-Type", "application/json");
    assertThat(reporter.send("POST", "/engine-rest/filter/" + filter + "/count", "{}").body()).contains("\"count\":" + OWN);
    report.put("openTasks", engine.getTaskService().createTaskQuery().count()).put("own", OWN).put("database", sql.sql("select version()").query(String.class).single());

    var page = new ArrayList<Double>();
    var count = new ArrayList<Double>();
    var reference = new ArrayList<Double>();
    for (int i = 0; i < WARM_UP + ASKED; i++) {
      keep(i, page, time(reporter, "/engine-rest/filter/" + filter + "/list?firstResult=" + 15 * (i % 3) + "&maxResults=15"));
      keep(i, count, time(reporter, "/engine-rest/filter/" + filter + "/count"));
      if (i % 10 == 0) {
        // an administrator reads everything: the sort over all tasks is what makes this one slow
        reference.add(time(admin, "/engine-rest/filter/" + filter + "/list?firstResult=0&maxResults=15"));
      }
    }
    report.put("page", Times.of(page)).put("count", Times.of(count)).put("theSamePageOfAnAdministrator", Times.of(reference)).put("goals", Map.of("p95BelowMs", WITHIN))
        .put("loadAverageAfter", Measurements.loadAverage()).write();
    assertThat(Times.of(page).p95()).as("first pages of the inbox, milliseconds at the 95th percentile").isLessThan(WITHIN);
  }

  private static void keep(int i, List<Double> times, double took) {
    if (i >= WARM_UP) {
      times.add(took);
    }
  }

  private static double time(Http person, String path) {
    long start = System.nanoTime();
    var answer = person.send("POST", path, "{}");
    double took = (System.nanoTime() - start) / 1e6;
    if (answer.status() != 200) {
      throw new AssertionError(path + " answered " + answer);
    }
    return took;
  }

  /** One case is started; the others are copies of all its rows, grants included, which the engine would have made the same. */
  private void copies(String agency, String hisp, int wanted) {
    var instance = steps.start(KEY, "2026-" + hisp + "-bench", Map.of("cycleYear", 2026, "agencyId", agency, "hispId", hisp)).getId();
    var task = sql.sql("select id_ from act_ru_task where proc_inst_id_ = ?").param(instance).query(String.class).single();
    var execution = sql.sql("select execution_id_ from act_ru_task where id_ = ?").param(task).query(String.class).single();
    assertThat(execution).as("the shape that is copied").isEqualTo(instance);
    var to = wanted - 1;
    var id = "'" + agency + "-' || n";
    copy("act_ru_execution", "id_ = ?", instance, to, "'id_', " + id + ", 'proc_inst_id_', " + id + ", 'root_proc_inst_id_', " + id + ", 'business_key_', t.business_key_ || '-' || n");
    copy("act_ru_variable", "proc_inst_id_ = ?", instance, to, "'id_', t.name_ || '-' || " + id + ", 'proc_inst_id_', " + id + ", 'execution_id_', " + id + ", 'var_scope_', " + id);
    copy("act_ru_task", "id_ = ?", task, to, "'id_', 't-' || " + id + ", 'proc_inst_id_', " + id + ", 'execution_id_', " + id);
    copy("act_ru_identitylink", "task_id_ = ?", task, to, "'id_', 'l' || n || '-' || t.id_, 'task_id_', 't-' || " + id);
    copy("act_ru_authorization", "resource_id_ = ?", task, to, "'id_', 'a' || n || '-' || t.id_, 'resource_id_', 't-' || " + id);
  }

  private void copy(String table, String which, String value, int to, String changed) {
    jdbc.update("insert into " + table + " select (jsonb_populate_record(t, jsonb_build_object(" + changed + "))).* from " + table
        + " t, generate_series(1, " + to + ") n where t." + which, value);
  }
}
