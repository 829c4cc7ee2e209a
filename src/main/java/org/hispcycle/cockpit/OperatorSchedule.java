package org.hispcycle.cockpit;

import org.hispcycle.cycle.Ledger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Looks again and again for what operators must know, and for deadlines whose timer is gone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hisp.reminders.enabled", havingValue = "true", matchIfMissing = true)
class OperatorSchedule implements SchedulingConfigurer {

  private final OperatorAlerts alerts;
  private final Ledger ledger;
  private final OperatorSettings settings;

  OperatorSchedule(OperatorAlerts alerts, Ledger ledger, OperatorSettings settings) {
    this.alerts = alerts;
    this.ledger = ledger;
    this.settings = settings;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(alerts::look, settings.every());
    tasks.addFixedDelayTask(ledger::recordMissedDeadlines, settings.every());
  }
}
