package org.hispcycle.cockpit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.hispcycle.cockpit.OperatorFigures.Figures;
import org.springframework.stereotype.Component;

/** The figures as gauges; docs/operations/runbook.md explains each. A scrape asks for all of them, and counts once. */
@Component
class OperatorMetrics implements MeterBinder {

  private static final long KEPT_FOR = Duration.ofSeconds(10).toNanos();

  private final OperatorFigures figures;
  private volatile Kept kept;

  private record Kept(Figures figures, long at) {}

  OperatorMetrics(OperatorFigures figures) {
    this.figures = figures;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "hisp.obligations.open", "Duties that are open or returned", null, Figures::openDuties);
    gauge(registry, "hisp.obligations.late", "Duties whose due day has passed without a submission", null, Figures::lateDuties);
    gauge(registry, "hisp.jobs.due", "Jobs of the engine that could run now", null, Figures::dueJobs);
    gauge(registry, "hisp.jobs.lag", "How long the oldest of them has been waiting", "seconds", each -> each.jobLag().toSeconds());
    gauge(registry, "hisp.jobs.failed", "Jobs without retries left", null, Figures::failedJobs);
    gauge(registry, "hisp.incidents.open", "Open incidents", null, Figures::incidents);
  }

  private void gauge(MeterRegistry registry, String name, String description, String unit, ToDoubleFunction<Figures> figure) {
    Gauge.builder(name, () -> figure.applyAsDouble(current())).description(description).baseUnit(unit).register(registry);
  }

  private Figures current() {
    var known = kept;
    if (known == null || System.nanoTime() - known.at() > KEPT_FOR) {
      known = new Kept(figures.now(), System.nanoTime());
      kept = known;
    }
    return known.figures();
  }
}
