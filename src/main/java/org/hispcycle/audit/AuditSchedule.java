package org.hispcycle.audit;

import java.time.Clock;
import org.hispcycle.calendar.EasternTime;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Seals every few seconds; verifies and prunes once in the night. */
@Configuration(proxyBeanMethods = false)
class AuditSchedule implements SchedulingConfigurer {

  private final Sealer sealer;
  private final NightlyVerification verification;
  private final RetentionJob retention;
  private final AuditSettings settings;
  private final Clock clock;

  AuditSchedule(Sealer sealer, NightlyVerification verification, RetentionJob retention, AuditSettings settings, Clock clock) {
    this.sealer = sealer;
    this.verification = verification;
    this.retention = retention;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    if (settings.scheduled()) {
      tasks.addFixedDelayTask(sealer::seal, settings.sealEvery());
      tasks.addFixedDelayTask(this::atNight, settings.verifyEvery());
    }
  }

  private void atNight() {
    if (clock.instant().atZone(EasternTime.ZONE).getHour() >= settings.nightHour() && !verification.doneToday() && verification.verify()) {
      // nothing is removed while the record does not verify
      retention.apply();
    }
  }
}
