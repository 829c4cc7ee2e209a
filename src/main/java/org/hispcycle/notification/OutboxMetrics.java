package org.hispcycle.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What an operator watches: whether mail leaves the house. */
@Component
class OutboxMetrics implements MeterBinder {

  private final Outbox outbox;
  private final Clock clock;

  OutboxMetrics(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("hisp.outbox.age", outbox, each -> each.waitingSince()
            .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0).orElse(0.0))
        .baseUnit("seconds").description("Age of the oldest mail that has not left").register(registry);
    Gauge.builder("hisp.outbox.queued", outbox, each -> each.count(MailStatus.QUEUED)).description("Mails that wait").register(registry);
    Gauge.builder("hisp.outbox.parked", outbox, each -> each.count(MailStatus.PARKED)).description("Mails that need a person").register(registry);
  }
}
