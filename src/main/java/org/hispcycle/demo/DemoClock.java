package org.hispcycle.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.notification.OutboxSender;
import org.hispcycle.notification.ReminderClock;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.EngineJobs;
import org.hispcycle.platform.engine.MovableClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's clock. Moving it walks: time steps to each moment at which a job or a reminder is due, everything due there is
 * done and every mail sent, and only then time steps on. So a year moved in a minute has the history of a year.
 */
@Component
@Profile("demo")
public class DemoClock implements SmartLifecycle {

  /** Where a walk is; counts are since it began. */
  public record Walk(Instant from, Instant to, Instant now, int steps, int jobs, int failedJobs, int reminders, int mails,
      double seconds, boolean done) {}

  /** A walk is under way; another one may begin when it has ended. */
  public static final class UnderWay extends RuntimeException {
    UnderWay(Instant to) {
      super("The clock is being moved to " + EasternTime.longDate(EasternTime.dateOf(to))
          + " just now. Wait until it has arrived (GET /api/v1/demo/clock shows how far it is), then try again.");
    }
  }

  private static final Logger log = LoggerFactory.getLogger(DemoClock.class);
  private static final Duration FARTHEST = Duration.ofDays(3 * 366);
  /** Before the web server takes requests, after the accounts are there. */
  private static final int PHASE = 1_000;

  private final MovableClock movable;
  private final DemoClockStore store;
  private final DemoSettings settings;
  private final EngineJobs jobs;
  private final ReminderClock reminders;
  private final OutboxSender outbox;
  private final Clock clock;
  private final AtomicBoolean walking = new AtomicBoolean();
  private volatile Walk last;
  private volatile boolean running;

  DemoClock(MovableClock movable, DemoClockStore store, DemoSettings settings, EngineJobs jobs, ReminderClock reminders,
      OutboxSender outbox, Clock clock) {
    this.movable = movable;
    this.store = store;
    this.settings = settings;
    this.jobs = jobs;
    this.reminders = reminders;
    this.outbox = outbox;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  public boolean moving() {
    return walking.get();
  }

  /** The walk under way, or the last one of this start. */
  public Optional<Walk> walk() {
    return Optional.ofNullable(last);
  }

  /**
   * Begins a walk in the background.
   *
   * @throws InputRefused if the moment is not ahead, or too far ahead
   * @throws UnderWay if another walk has not ended
   */
  public CompletableFuture<Walk> moveTo(Instant target) {
    var now = clock.instant();
    if (!target.isAfter(now)) {
      throw new InputRefused("The clock stands at " + words(now) + " and moves forward only. Choose a later day.");
    }
    if (target.isAfter(now.plus(FARTHEST))) {
      throw new InputRefused("The clock stands at " + words(now) + " and moves three years at most. Choose an earlier day.");
    }
    begin(target);
    var arrived = new CompletableFuture<Walk>();
    var thread = new Thread(() -> {
      try {
        arrived.complete(walkTo(target));
      } catch (RuntimeException | Error failure) {
        log.error("The walk to {} ended early, at {}.", target, clock.instant(), failure);
        arrived.completeExceptionally(failure);
      }
    }, "demo-clock");
    thread.setDaemon(true);
    thread.start();
    return arrived;
  }

  private static String words(Instant moment) {
    var eastern = moment.atZone(EasternTime.ZONE);
    return EasternTime.longDate(eastern.toLocalDate()) + String.format(", %02d:%02d Eastern Time", eastern.getHour(), eastern.getMinute());
  }

  private void begin(Instant target) {
    if (!walking.compareAndSet(false, true)) {
      throw new UnderWay(last == null ? target : last.to());
    }
    var now = clock.instant();
    last = new Walk(now, target, now, 0, 0, 0, 0, 0, 0, false);
  }

  private Walk walkTo(Instant target) {
    var started = System.nanoTime();
    var executorRan = jobs.pause();
    try {
      for (var moment = Optional.of(clock.instant()); moment.isPresent(); moment = next(moment.get(), target)) {
        standAt(moment.get());
        settle(started);
      }
      return last = ended(started);
    } finally {
      store.keep(movable.flowFrom(clock.instant()));
      walking.set(false);
      if (executorRan) {
        jobs.resume();
      }
    }
  }

  /** The next moment at which anything is due, the target at the latest; empty when the target has been reached. */
  private Optional<Instant> next(Instant moment, Instant target) {
    if (!moment.isBefore(target)) {
      return Optional.empty();
    }
    return Optional.of(Stream.of(jobs.nextDueAfter(moment), reminders.nextDueAfter(moment)).flatMap(Optional::stream)
        .filter(due -> due.isBefore(target)).min(Instant::compareTo).orElse(target));
  }

  private void standAt(Instant moment) {
    movable.standAt(moment);
    // kept at each step, so that a demo that is stopped on the way goes on from there
    store.keep(movable.offsetOf(moment));
  }

  /** Everything that is due at this moment; a reminder may follow from a job, and a mail from both. */
  private void settle(long started) {
    var round = jobs.runDue();
    var reminded = reminders.remindDue();
    var sent = outbox.sendDue();
    var before = last;
    last = new Walk(before.from(), before.to(), clock.instant(), before.steps() + 1, before.jobs() + round.executed(),
        before.failedJobs() + round.failed(), before.reminders() + reminded, before.mails() + sent, seconds(started), false);
  }

  private Walk ended(long started) {
    var walk = new Walk(last.from(), last.to(), last.now(), last.steps(), last.jobs(), last.failedJobs(), last.reminders(), last.mails(),
        seconds(started), true);
    log.info("The demo's clock moved from {} to {} in {} s: {} steps, {} jobs ({} failed), {} reminders, {} mails.", words(walk.from()),
        words(walk.to()), walk.seconds(), walk.steps(), walk.jobs(), walk.failedJobs(), walk.reminders(), walk.mails());
    return walk;
  }

  private static double seconds(long started) {
    return Math.round((System.nanoTime() - started) / 1e7) / 100.0;
  }

  /** Walks a fresh demo to its start: the year is opened by its own timer, as it would be. */
  @Override
  public void start() {
    if (store.fresh()) {
      var target = settings.start().atZone(EasternTime.ZONE).toInstant();
      if (target.isAfter(clock.instant())) {
        begin(target);
        walkTo(target);
      }
      store.started();
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
