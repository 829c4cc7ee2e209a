package org.hispcycle.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.platform.engine.EngineJobs;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Measurements;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * 5,000 timers that are due at once in the whole application, each noting a missed deadline in the ledger, beside 5,000 empty
 * timers of a bare engine with the same settings on the same PostgreSQL; they take turns. Belongs to {@code -Pbenchmark}, never to
 * the tests; see docs/operations/benchmarks.md.
 */
@WholeApplication
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
@Import(TimersBenchmark.Deadline.class)
class TimersBenchmark {

  private static final int TIMERS = 5_000;
  private static final int TURNS = 3;
  private static final double AT_MOST = 1.25;
  private static final String KEY = "TimersBenchmarkCase";
  private static final int YEAR = 2026;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What the models' "Record missed deadline" does: an entry in the ledger. */
  static class Deadline {
    @Bean
    JavaDelegate missedDeadlineBenchmarkDelegate(Ledger ledger) {
      return new JavaDelegate() {
        @Override
        public void execute(DelegateExecution execution) {
          ledger.deadlinePassed(execution.getProcessBusinessKey() + "/action-plan");
        }
      };
    }
  }

  @Autowired private EngineSteps steps;
  @Autowired private EngineJobs jobs;
  @Autowired private Cycles cycles;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private JdbcClient sql;

  @Test
  void timersDueAtOnceDrainAlmostAsFastAsEmptyOnes() throws Exception {
    var report = new Measurements("timers");
    steps.nobody();
    cycles.open(YEAR);
    var application = steps.engine();
    application.getRepositoryService().createDeployment().addModelInstance("timers-benchmark.bpmn", model("${missedDeadlineBenchmarkDelegate}")).deploy();
    var url = System.getProperty("hisp.test.database");
    assertThat(url).as("this is measured on PostgreSQL").contains("postgresql");
    jdbc.execute("create database bare");
    var bare = bareEngine(url.replaceFirst("/[^/?]+(\\?|$)", "/bare$1"), ((ProcessEngineConfigurationImpl) application.getProcessEngineConfiguration()).getHistory());
    bare.getRepositoryService().createDeployment().addModelInstance("timers-benchmark.bpmn", model(null)).deploy();
    jobs.pause();
    var ours = new ArrayList<Long>();
    var theirs = new ArrayList<Long>();
    // the first turn of each warms up and is not counted
    for (int turn = 0; turn <= TURNS; turn++) {
      long empty = drainBare(bare, turn);
      long working = drainOurs(application, turn);
      if (turn > 0) {
        theirs.add(empty);
        ours.add(working);
      }
    }
    bare.close();
    double ratio = Math.round(100.0 * median(ours) / median(theirs)) / 100.0;
    report.put("timers", TIMERS).put("applicationMilliseconds", ours).put("bareEngineMilliseconds", theirs).put("ratioOfMedians", ratio)
        .put("goals", Map.of("ratioAtMost", AT_MOST)).put("loadAverageAfter", Measurements.loadAverage()).write();
    assertThat(ratio).as("time of the application as a multiple of the bare engine's").isLessThanOrEqualTo(AT_MOST);
  }

  private static BpmnModelInstance model(String delegate) {
    var timer = Bpmn.createExecutableProcess(KEY).camundaHistoryTimeToLiveString("P1D").startEvent().intermediateCatchEvent("Event_Due").timerWithDate("${due}");
    return (delegate == null ? timer : timer.serviceTask("Task_Note").camundaDelegateExpression(delegate)).endEvent().done();
  }

  private static ProcessEngine bareEngine(String url, String history) {
    var pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setUsername("postgres");
    pool.setMaximumPoolSize(24);
    var executor = new DefaultJobExecutor();
    // as in application.yaml
    executor.setCorePoolSize(4);
    executor.setMaxPoolSize(8);
    executor.setQueueSize(20);
    executor.setMaxJobsPerAcquisition(10);
    executor.setWaitTimeInMillis(2000);
    executor.setMaxWait(15000);
    executor.setBackoffTimeInMillis(25);
    executor.setMaxBackoff(5000);
    executor.setLockTimeInMillis(60000);
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("bare");
    configuration.setDataSource(new HikariDataSource(pool));
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory(history);
    configuration.setJdbcBatchProcessing(true);
    configuration.setJobExecutor(executor);
    configuration.setJobExecutorActivate(false);
    configuration.setSkipHistoryOptimisticLockingExceptions(true);
    return configuration.buildProcessEngine();
  }

  private static void start(ProcessEngine engine, int turn) {
    var due = new Date(new Date().getTime() - 1000);
    for (int i = 0; i < TIMERS; i++) {
      engine.getRuntimeService().startProcessInstanceByKey(KEY, "bench-" + turn + "-" + i,
          Variables.createVariables().putValue("due", due).putValue("cycleYear", YEAR).putValue("agencyId", "VA").putValue("hispId", "VA-VBA"));
    }
  }

  private long drainBare(ProcessEngine bare, int turn) throws InterruptedException {
    start(bare, turn);
    jdbc.execute("analyze");
    var executor = ((ProcessEngineConfigurationImpl) bare.getProcessEngineConfiguration()).getJobExecutor();
    long began = System.nanoTime();
    executor.start();
    waitUntilDrained(bare);
    long took = (System.nanoTime() - began) / 1_000_000;
    executor.shutdown();
    return took;
  }

  private long drainOurs(ProcessEngine application, int turn) throws InterruptedException {
    var duties = new ArrayList<Object[]>();
    for (int i = 0; i < TIMERS; i++) {
      var key = "bench-" + turn + "-" + i;
      duties.add(new Object[] {key + "/action-plan", YEAR, key, LocalDate.of(YEAR, 1, 5), LocalDate.of(YEAR, 1, 30)});
    }
    jdbc.batchUpdate("""
        insert into obligation (id, cycle_year, kind, business_key, agency_id, hisp_id, title, opens_on, due_on, status, status_at)
        values (?, ?, 'ACTION_PLAN', ?, 'VA', 'VA-VBA', 'Plan', ?, ?, 'OPEN', current_timestamp)""", duties);
    steps.nobody();
    start(application, turn);
    jdbc.execute("analyze");
    long began = System.nanoTime();
    jobs.resume();
    waitUntilDrained(application);
    long took = (System.nanoTime() - began) / 1_000_000;
    jobs.pause();
    assertThat(sql.sql("select count(*) from obligation where business_key like ? and deadline_missed_at is not null").param("bench-" + turn + "-%").query(Integer.class).single())
        .as("deadlines noted").isEqualTo(TIMERS);
    return took;
  }

  private void waitUntilDrained(ProcessEngine engine) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(KEY).count() > 0) {
      assertThat(System.nanoTime()).as("drained within " + PATIENCE).isLessThan(until);
      Thread.sleep(50);
    }
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
