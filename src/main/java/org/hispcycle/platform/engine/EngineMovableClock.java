package org.hispcycle.platform.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Moves the engine's clock, which the application reads too; set before the engine is built, if anybody asks for it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineMovableClock extends AbstractProcessEnginePlugin implements MovableClock {

  /** The one place that reads real time: everything else reads the clock that is moved here. */
  private final Clock realTime = Clock.system(ZoneOffset.UTC);
  private final ObjectProvider<ClockStart> start;

  EngineMovableClock(ObjectProvider<ClockStart> start) {
    this.start = start;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    start.ifAvailable(wanted -> {
      var offset = wanted.offset(realTime);
      if (!offset.isZero()) {
        ClockUtil.offset(offset.toMillis());
      }
    });
  }

  @Override
  public void standAt(Instant moment) {
    ClockUtil.setCurrentTime(Date.from(moment));
  }

  @Override
  public Duration flowFrom(Instant moment) {
    var offset = offsetOf(moment);
    // rounded up: the clock must not stand a moment before what it was moved to
    ClockUtil.offset(offset.plusNanos(999_999).toMillis());
    return offset;
  }

  @Override
  public Duration offsetOf(Instant moment) {
    return Duration.between(realTime.instant(), moment);
  }
}
