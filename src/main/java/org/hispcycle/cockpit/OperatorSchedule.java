package org.hispcycle.cockpit;

import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Promises;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Looks again and again for what operators must know, for deadlines whose timer is gone, and for days that were promised. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hisp.reminders.enabled", havingValue = "true", matchIfMissing = true)
class OperatorSchedule implements SchedulingConfigurer {

  private final OperatorAlerts alerts;
  private final Ledger ledger;
  private final Promises promises;
  private final OperatorSettings settings;

  OperatorSchedule(OperatorAlerts alerts, Ledger ledger, Promises promises, OperatorSettings settings) {
    this.alerts = alerts;
    this.ledger = ledger;
    this.promises = promises;
    this.settings = settings;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(alerts::look, settings.every());
    tasks.addFixedDelayTask(ledger::recordMissedDeadlines, settings.every());
    tasks.addFixedDelayTask(promises::remindOncePerDay, settings.every());
  }
}
