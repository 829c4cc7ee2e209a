package org.hispcycle.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Removes what is kept no longer, kind by kind, in small portions; says beforehand what it would remove. */
@Service
public class RetentionJob implements InitializingBean {

  /**
   * What would be removed now.
   *
   * @param keeps such as P3Y; null where it is kept for ever
   * @param before what is older is due; null where it is kept for ever
   */
  public record Due(String kind, String what, String keeps, Instant before, int due) {}

  /** @param active whether the nightly job removes anything; if not, {@code why} says so */
  public record DryRun(boolean active, String why, List<Due> kinds) {}

  private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);
  private static final Period SHORTEST = Period.ofDays(30);
  private static final int AT_ONCE = 200;
  /** No single night removes more of a kind, so that a wrong setting is seen before all is gone. */
  private static final int A_NIGHT = 10_000;

  private final List<Retention> kinds;
  private final RetentionSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RetentionJob(List<Retention> kinds, RetentionSettings settings, ApplicationEventPublisher events, Clock clock) {
    this.kinds = kinds.stream().sorted(Comparator.comparing(Retention::kind)).toList();
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /** A misspelt kind must not keep for years what somebody wanted to remove, nor a slip remove what is a week old. */
  @Override
  public void afterPropertiesSet() {
    Set<String> known = new TreeSet<>(kinds.stream().map(Retention::kind).toList());
    settings.keep().forEach((kind, period) -> {
      if (!known.contains(kind)) {
        throw new IllegalStateException("hisp.retention.keep." + kind + " names no kind of record. Kinds: " + known + ".");
      }
      if (!period.isZero() && period.toTotalMonths() == 0 && period.getDays() < SHORTEST.getDays()) {
        throw new IllegalStateException("hisp.retention.keep." + kind + " is shorter than " + SHORTEST.getDays() + " days. Set at least P30D, or P0D for ever.");
      }
    });
  }

  public DryRun dryRun() {
    var due = new ArrayList<Due>();
    for (var each : kinds) {
      var keeps = keeps(each);
      var before = before(keeps);
      due.add(new Due(each.kind(), each.what(), before == null ? null : keeps.toString(), before, before == null ? 0 : each.due(before)));
    }
    return new DryRun(settings.enabled() && !settings.hold(), why(), due);
  }

  private String why() {
    if (settings.hold()) {
      return "Records are on hold (hisp.retention.hold): nothing is removed.";
    }
    return settings.enabled() ? null : "Nothing is removed by itself: set hisp.retention.enabled once your records schedule is decided.";
  }

  /** @return how many records of each kind were removed; empty where nothing may be */
  public Map<String, Integer> apply() {
    if (!settings.enabled() || settings.hold()) {
      return Map.of();
    }
    var removed = new TreeMap<String, Integer>();
    for (var each : kinds) {
      try {
        int count = remove(each);
        if (count > 0) {
          removed.put(each.kind(), count);
        }
      } catch (RuntimeException failed) {
        // one kind that cannot be removed tonight does not keep the others
        log.error("What is kept no longer could not be removed: {}", each.kind(), failed);
      }
    }
    if (!removed.isEmpty()) {
      log.info("Removed because its time was over: {}", removed);
      var details = new TreeMap<String, String>();
      removed.forEach((kind, count) -> details.put(kind, String.valueOf(count)));
      events.publishEvent(new Recorded("retention-applied", null, null, null, null, "Records whose time was over were removed.", details));
    }
    return removed;
  }

  private int remove(Retention kind) {
    var before = before(keeps(kind));
    int removed = 0;
    if (before != null) {
      for (int now = -1; now != 0 && removed < A_NIGHT;) {
        now = kind.remove(before, AT_ONCE);
        removed += now;
      }
    }
    return removed;
  }

  private Period keeps(Retention kind) {
    return settings.keep().getOrDefault(kind.kind(), kind.keeps());
  }

  private Instant before(Period keeps) {
    return keeps.isZero() ? null : EasternTime.startOfDay(EasternTime.today(clock).minus(keeps));
  }
}
