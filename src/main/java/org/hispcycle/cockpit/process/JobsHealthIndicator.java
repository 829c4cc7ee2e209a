package org.hispcycle.cockpit.process;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Whether this node executes the engine's jobs: without it deadlines pass and nobody is told. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
class JobsHealthIndicator implements HealthIndicator {

  private final ObjectProvider<JobExecutor> executor;

  JobsHealthIndicator(ObjectProvider<JobExecutor> executor) {
    this.executor = executor;
  }

  @Override
  public Health health() {
    var threads = executor.getIfAvailable();
    return threads != null && threads.isActive() ? Health.up().build() : Health.down().withDetail("reason", "the job executor does not run").build();
  }
}
