package org.hispcycle.platform.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** The engine's jobs, executed here and now instead of by its own threads; for whoever moves the clock. */
@Component
public class EngineJobs {

  /** What a round did; a failed job keeps its retries as ever and becomes an incident when none is left. */
  public record Round(int executed, int failed) {}

  private static final Logger log = LoggerFactory.getLogger(EngineJobs.class);
  private static final int PAGE = 200;
  /** Two changes of one case at once fail without costing a retry; such a job must not be tried for ever. */
  private static final int ATTEMPTS_AT_ONE_MOMENT = 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final ManagementService management;
  private final HistoryService history;
  private final EngineAccess engine;
  private final ObjectProvider<JobExecutor> executor;

  EngineJobs(@Lazy ManagementService management, @Lazy HistoryService history, EngineAccess engine,
      ObjectProvider<JobExecutor> executor) {
    this.management = management;
    this.history = history;
    this.engine = engine;
    this.executor = executor;
  }

  /**
   * Stops the engine's own threads and waits for what they are doing.
   *
   * @return whether they were running, and so should {@link #resume} afterwards
   */
  public boolean pause() {
    var threads = executor.getIfAvailable();
    if (threads == null || !threads.isActive()) {
      return false;
    }
    threads.shutdown();
    if (threads instanceof SpringJobExecutor pooled && pooled.getTaskExecutor() instanceof ThreadPoolTaskExecutor pool) {
      var waitUntil = System.nanoTime() + LONGEST_WAIT.toNanos();
      while (pool.getActiveCount() + pool.getThreadPoolExecutor().getQueue().size() > 0 && System.nanoTime() < waitUntil) {
        pauseBriefly();
      }
    }
    return true;
  }

  private static void pauseBriefly() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the engine's threads came to rest.", stopped);
    }
  }

  public void resume() {
    executor.ifAvailable(JobExecutor::start);
  }

  /** When the next job is due that has not failed for good, after this moment. */
  public Optional<Instant> nextDueAfter(Instant moment) {
    return engine.asApplication(() -> {
      var cleanup = cleanupJobs();
      // the engine's query takes whole milliseconds and "higher than" only
      var page = management.createJobQuery().active().withRetriesLeft().duedateHigherThan(Date.from(moment))
          .orderByJobDuedate().asc().listPage(0, cleanup.size() + 1);
      return page.stream().filter(job -> !cleanup.contains(job.getId())).map(job -> job.getDuedate().toInstant()).findFirst();
    });
  }

  /** Executes jobs until none is due at this moment of the clock. */
  public Round runDue() {
    return engine.asApplication(() -> {
      int executed = 0;
      int failed = 0;
      Map<String, Integer> attempts = new HashMap<>();
      for (var due = due(attempts); !due.isEmpty(); due = due(attempts)) {
        for (var job : due) {
          attempts.merge(job.getId(), 1, Integer::sum);
          if (execute(job)) {
            executed++;
          } else {
            failed++;
          }
        }
      }
      return new Round(executed, failed);
    });
  }

  private List<Job> due(Map<String, Integer> attempts) {
    var skipped = new HashSet<>(cleanupJobs());
    attempts.forEach((id, count) -> {
      if (count >= ATTEMPTS_AT_ONE_MOMENT) {
        skipped.add(id);
      }
    });
    return management.createJobQuery().executable().active().orderByJobDuedate().asc().orderByJobId().asc()
        .listPage(0, PAGE + skipped.size()).stream().filter(job -> !skipped.contains(job.getId())).toList();
  }

  private boolean execute(Job job) {
    try {
      management.executeJob(job.getId());
      return true;
    } catch (RuntimeException failure) {
      // a job may be gone because an earlier one ended its case
      log.info("The job {} of process instance {} failed: {}", job.getId(), job.getProcessInstanceId(), failure.getMessage());
      return false;
    }
  }

  /** History cleanup has a window of its own every night and is never in a hurry. */
  private Set<String> cleanupJobs() {
    var ids = new HashSet<String>();
    history.findHistoryCleanupJobs().forEach(job -> ids.add(job.getId()));
    return ids;
  }
}
