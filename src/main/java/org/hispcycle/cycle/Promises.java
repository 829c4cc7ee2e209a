package org.hispcycle.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Duties that were settled with a day on which they will be met after all: carried over at the close-out, or declared as not
 * reported with a target date (X3, E12). Their year closes without them, so the day is watched here: in its own year and in every
 * later one until it is kept, with a mail ahead and another when it has passed.
 */
@Service
public class Promises {

  /** A promise that is not kept yet. */
  public record Promise(Obligation duty, LocalDate day, boolean overdue) {

    /** "Promised for Monday, March 1, 2027" or "Overdue since Monday, March 1, 2027". */
    public String words() {
      return (overdue ? "Overdue since " : "Promised for ") + EasternTime.longDate(day);
    }
  }

  private static final int DAYS_AHEAD = 14;
  private static final String PAGE = "/office/my-year";

  private final Ledger ledger;
  private final Registry registry;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final AtomicReference<LocalDate> looked = new AtomicReference<>();

  Promises(Ledger ledger, Registry registry, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
    this.ledger = ledger;
    this.registry = registry;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What is promised and not kept, of the year and of those before it; the nearest day first.
   *
   * @param visible agencies that the caller may see; null for all
   */
  public List<Promise> open(int year, Set<String> visible) {
    return open().stream().filter(each -> each.duty().cycleYear() <= year)
        .filter(each -> visible == null || visible.contains(each.duty().agencyId())).toList();
  }

  private List<Promise> open() {
    var today = EasternTime.today(clock);
    var promised = ledger.promised();
    if (promised.isEmpty()) {
      return List.of();
    }
    var active = registry.activeHisps(today).stream().map(each -> each.id()).collect(Collectors.toSet());
    var services = registry.designations().stream().filter(each -> each.covers(today)).map(each -> each.hispId() + "/" + each.serviceId()).collect(Collectors.toSet());
    // nobody owes for a HISP or a service that is designated no more
    return promised.stream().filter(duty -> duty.hispId() == null || active.contains(duty.hispId()))
        .filter(duty -> duty.serviceId() == null || services.contains(duty.hispId() + "/" + duty.serviceId()))
        .map(duty -> new Promise(duty, duty.targetDate(), duty.targetDate().isBefore(today))).toList();
  }

  /** Once a day; may be called as often as one likes. */
  public void remindOncePerDay() {
    var today = EasternTime.today(clock);
    if (!today.equals(looked.get())) {
      remind();
      looked.set(today);
    }
  }

  /** Tells of every promise that is due within two weeks, and of every one whose day has passed; nobody is told the same twice. */
  void remind() {
    var until = EasternTime.today(clock).plusDays(DAYS_AHEAD);
    open().stream().filter(each -> !each.day().isAfter(until)).forEach(each -> transaction.executeWithoutResult(status -> tell(each)));
  }

  private void tell(Promise promise) {
    var duty = promise.duty();
    var roles = new ArrayList<>(List.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.OMB_LEAD));
    if (duty.hispId() != null) {
      roles.add(Roles.HISP_OFFICIAL);
    }
    var day = EasternTime.longDate(promise.day());
    var how = duty.status() == ObligationStatus.CARRIED_OVER ? "was carried over to " : "was declared as not reported, to be met from ";
    // an id may be as long as a key
    var key = "promise/" + Sha256.of(duty.id()).substring(0, 32) + "/" + promise.day() + (promise.overdue() ? "/passed" : "/ahead");
    events.publishEvent(promise.overdue()
        ? new Announcement(key, duty.agencyId(), Set.copyOf(roles), "Overdue since " + promise.day() + ": " + duty.title(),
            List.of("\"" + duty.title() + "\" " + how + day + ". That day has passed and the duty is not met.",
                "It counts as overdue on the board until it is met. Meet it now, or tell OMB why it cannot be met."), PAGE)
        : new Announcement(key, duty.agencyId(), Set.copyOf(roles), "Promised for " + promise.day() + ": " + duty.title(),
            List.of("\"" + duty.title() + "\" " + how + day + ".", "Make sure that it is met by then; it is overdue from the day after."), PAGE));
  }
}
