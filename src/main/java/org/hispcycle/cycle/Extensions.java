package org.hispcycle.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.LedgerEvents.ExtensionRefused;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.TextRule;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * More time for a duty (X3): OMB's desk officers and the agency's officials ask for it with a reason, OMB's lead approves or
 * refuses; what the lead asks for is approved with it. An approved extension moves the duty in the ledger, and through the
 * ledger's event its tasks, timers, reminders and calendar invitations, in one transaction. OMB's lead is told of a request,
 * who asked is told of the answer; reasons and remarks stay here. A duty is locked before its requests, always.
 */
@Service
@Transactional
public class Extensions {

  private static final int LONGEST_REASON = 2000;
  private static final String BOARD = "/office/board";
  private static final Set<String> MAY_ASK_FOR_THEIR_AGENCY = Set.of(Roles.HISP_OFFICIAL, Roles.SERVICE_DELIVERY_OFFICIAL, Roles.AGENCY_HEAD);

  private final JdbcClient sql;
  private final Ledger ledger;
  private final Cycles cycles;
  private final Editions editions;
  private final Calendars calendars;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Extensions(JdbcClient sql, Ledger ledger, Cycles cycles, Editions editions, Calendars calendars, ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.ledger = ledger;
    this.cycles = cycles;
    this.editions = editions;
    this.calendars = calendars;
    this.events = events;
    this.clock = clock;
  }

  /** May ask for more time for duties of this agency. */
  public static boolean mayAsk(Actor caller, String agencyId) {
    return caller.is(Roles.OMB_LEAD) || caller.is(Roles.OMB_DESK_OFFICER)
        || caller.agencies().contains(agencyId) && MAY_ASK_FOR_THEIR_AGENCY.stream().anyMatch(caller::is);
  }

  public static boolean mayDecide(Actor caller) {
    return caller.is(Roles.OMB_LEAD);
  }

  /** Asks for more time; OMB's lead approves in the same step. */
  public Extension ask(String obligationId, LocalDate until, String reason, Actor caller) {
    var duty = locked(obligationId);
    if (!caller.mayActFor(duty.agencyId())) {
      throw new NotAllowed("This duty belongs to another agency.");
    }
    if (!mayAsk(caller, duty.agencyId())) {
      throw new NotAllowed("More time is asked for by the agency's HISP officials, its Service Delivery Official, its head, or OMB. Ask one of them.");
    }
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "reason", "the reason for the extension", reason, true, LONGEST_REASON);
    fault(duty, until).ifPresent(sentence -> faults.add(new Fault("until", sentence)));
    InputRefused.ifAny(faults);
    if (waiting(obligationId).isPresent() && !mayDecide(caller)) {
      throw new InputRefused("An extension of " + duty.title() + " until " + waiting(obligationId).get().until()
          + " has been asked for already. OMB's lead decides on it.");
    }
    var now = SqlTime.of(clock.instant());
    sql.sql("""
        insert into deadline_extension (obligation_id, previous_due_on, until_on, reason, asked_by, asked_at, status)
        values (?, ?, ?, ?, ?, ?, 'ASKED')""")
        .params(obligationId, duty.dueOn(), until, reason.strip(), caller.userId(), now).update();
    var asked = newest(obligationId);
    if (mayDecide(caller)) {
      // a request of somebody else that is still waiting has its answer with this
      for (var other : of(obligationId)) {
        if (other.status() == Extension.Status.ASKED && other.id() != asked.id()) {
          settle(other.id(), Extension.Status.REFUSED, "OMB's lead set another date: " + until, caller.userId());
          answer(other, duty, "Another date for " + duty.title(), "OMB's lead set another day than the one you asked for: \"" + duty.title()
              + "\" is now due on " + EasternTime.deadline(until) + ".");
        }
      }
      return approve(asked, duty, null, caller);
    }
    events.publishEvent(new Announcement("extension/" + asked.id() + "/asked", duty.agencyId(), Set.of(Roles.OMB_LEAD), "More time is asked for: " + duty.title(),
        List.of(caller.userId() + " asks for more time for \"" + duty.title() + "\" (" + duty.agencyId() + "): until " + EasternTime.longDate(until)
                + ". It is due on " + EasternTime.deadline(duty.dueOn()) + " now.",
            "The reason stands on the board under \"More time asked\". Approve or refuse it there; until then the deadline stays."), BOARD));
    record("deadline-extension-asked", duty, caller, "Asked for more time for " + duty.title() + " until " + until + ".", asked);
    return asked;
  }

  /** OMB's lead approves or refuses; a refusal says why. */
  public Extension decide(long id, Boolean approved, String remark, Actor caller) {
    if (!mayDecide(caller)) {
      throw new NotAllowed("OMB's lead decides on extensions.");
    }
    var duty = locked(sql.sql("select obligation_id from deadline_extension where id = ?").param(id).query(String.class).optional()
        .orElseThrow(() -> new NotFound("There is no request for an extension with the number " + id + ".")));
    var request = sql.sql("select * from deadline_extension where id = ? for update").param(id).query(Extensions::read).single();
    if (request.status() != Extension.Status.ASKED) {
      throw new InputRefused("This request was decided already: " + request.status().label().toLowerCase() + " by " + request.decidedBy() + ". Reload the page.");
    }
    var faults = new ArrayList<Fault>();
    if (approved == null) {
      faults.add(new Fault("approved", "Say whether the extension is approved."));
    }
    TextRule.check(faults, "remark", "the reason why the extension is refused", remark, Boolean.FALSE.equals(approved), LONGEST_REASON);
    if (Boolean.TRUE.equals(approved)) {
      fault(duty, request.until()).ifPresent(sentence -> faults.add(new Fault("until", sentence)));
    }
    InputRefused.ifAny(faults);
    if (approved) {
      return approve(request, duty, remark, caller);
    }
    settle(request.id(), Extension.Status.REFUSED, remark, caller.userId());
    answer(request, duty, "Not extended: " + duty.title(), "OMB's lead refused more time for \"" + duty.title() + "\" until "
        + EasternTime.longDate(request.until()) + ". It stays due on " + EasternTime.deadline(duty.dueOn()) + ".");
    events.publishEvent(new ExtensionRefused(duty, request.until(), request.askedBy()));
    record("deadline-extension-refused", duty, caller, "Refused more time for " + duty.title() + " until " + request.until() + ".", request);
    return get(request.id());
  }

  private Extension approve(Extension request, Obligation duty, String remark, Actor caller) {
    settle(request.id(), Extension.Status.APPROVED, remark, caller.userId());
    if (!request.askedBy().equals(caller.userId())) {
      answer(request, duty, "Extended: " + duty.title(), "OMB's lead approved more time: \"" + duty.title() + "\" is now due on "
          + EasternTime.deadline(request.until()) + "; before it was due on " + EasternTime.longDate(duty.dueOn()) + ".");
    }
    ledger.reschedule(duty.id(), duty.opensOn(), request.until(), caller.userId(), "extended: " + request.reason());
    record("deadline-extended", duty, caller, "Extended the deadline of " + duty.title() + " from " + duty.dueOn() + " to " + request.until() + ".", request);
    return get(request.id());
  }

  /** A duty that is submitted or settled leaves nothing to decide. */
  @EventListener
  void changed(ObligationChanged change) {
    var duty = change.after();
    if (duty.status() != ObligationStatus.SUBMITTED && !duty.status().settled()) {
      return;
    }
    for (var request : of(duty.id())) {
      if (request.status() == Extension.Status.ASKED) {
        settle(request.id(), Extension.Status.CLOSED, null, change.by());
        answer(request, duty, "No decision any more: " + duty.title(), "You asked for more time for \"" + duty.title() + "\" until "
            + EasternTime.longDate(request.until()) + ". It is " + duty.status().label().toLowerCase() + " now, so your request is closed without a decision.");
      }
    }
  }

  /** To who asked; what people wrote stays on the board. */
  private void answer(Extension request, Obligation duty, String subject, String sentence) {
    events.publishEvent(new Announcement("extension/" + request.id() + "/answered", duty.agencyId(), Set.of(), Set.of(request.askedBy()), subject,
        List.of(sentence, "What was said about it stands on the board, at the duty."), BOARD, false));
  }

  private void settle(long id, Extension.Status status, String remark, String by) {
    sql.sql("update deadline_extension set status = ?, decided_by = ?, decided_at = ?, remark = ? where id = ?")
        .params(status.name(), by, SqlTime.of(clock.instant()), remark == null || remark.isBlank() ? null : remark.strip(), id).update();
  }

  private void record(String kind, Obligation duty, Actor caller, String what, Extension request) {
    events.publishEvent(new Recorded(kind, duty.agencyId(), duty.hispId(), duty.businessKey(), caller.userId(), what,
        Map.of("obligation", duty.id(), "from", duty.dueOn().toString(), "until", request.until().toString(),
            "reason", request.reason(), "askedBy", request.askedBy())));
  }

  /** Why the duty cannot be moved to this day, as a sentence; empty where it can. */
  private Optional<String> fault(Obligation duty, LocalDate until) {
    var today = EasternTime.today(clock);
    if (duty.kind() == ObligationKind.FIRST_REPORT) {
      return Optional.of("The time until a new service reports is extended in its own task, \"Begin of quarterly reporting\", in the inbox of OMB's lead.");
    }
    if (duty.status().settled()) {
      return Optional.of(duty.title() + " is settled (" + duty.status().label().toLowerCase() + "). There is no deadline left to extend.");
    }
    if (duty.status() == ObligationStatus.SUBMITTED) {
      return Optional.of(duty.title() + " has been submitted, and its deadline with that met. It can be extended if OMB returns it.");
    }
    if (cycles.get(duty.cycleYear()).closedAt() != null) {
      return Optional.of("The cycle " + duty.cycleYear() + " is closed. Its deadlines do not move any more.");
    }
    if (until == null) {
      return Optional.of("Enter the new due date, such as " + calendars.business().plusBusinessDays(today.isAfter(duty.dueOn()) ? today : duty.dueOn(), 10) + ".");
    }
    if (until.isBefore(today)) {
      return Optional.of("The day " + until + " has passed already. Choose a day after " + today + ".");
    }
    if (!until.isAfter(duty.dueOn())) {
      return Optional.of("The day " + until + " gives no more time: " + duty.title() + " is due on " + duty.dueOn() + " now. Choose a later day.");
    }
    var last = lastDay(duty);
    if (until.isAfter(last)) {
      return Optional.of("The day " + until + " lies after the close-out of the cycle " + duty.cycleYear() + " on " + last
          + ". Choose a day until then, or carry the duty over at the close-out.");
    }
    var business = calendars.business();
    if (!business.isBusinessDay(until) && dueOnBusinessDays(duty)) {
      return Optional.of(business.warningFor(until).orElse("The day " + until + " is no business day.")
          + " The circular has this due on a business day. Choose " + business.onOrBefore(until) + " or " + business.onOrAfter(until) + ".");
    }
    return Optional.empty();
  }

  /** What the person who chose the day should know, such as that it is a Sunday; empty if nothing. */
  @Transactional(readOnly = true)
  public Optional<String> warningFor(LocalDate until) {
    return calendars.business().warningFor(until);
  }

  /** The last day to which a duty can be moved: the close-out of its cycle, where the cycle has one, else the year's end. */
  private LocalDate lastDay(Obligation duty) {
    return cycles.milestones(duty.cycleYear()).stream().filter(each -> each.milestone().equals("close-out")).findFirst()
        .map(CycleMilestone::dueOn).orElseGet(() -> LocalDate.of(duty.cycleYear(), 12, 31));
  }

  @Transactional(readOnly = true)
  public LocalDate lastDay(String obligationId) {
    return lastDay(ledger.get(obligationId));
  }

  private boolean dueOnBusinessDays(Obligation duty) {
    var milestone = duty.kind() == ObligationKind.SERVICE_REPORT ? Cycles.reportMilestone(FiscalQuarter.parse(duty.quarter())) : duty.kind().slug();
    return editions.dueOnBusinessDays(cycles.get(duty.cycleYear()).edition(), milestone);
  }

  @Transactional(readOnly = true)
  public Extension get(long id) {
    return sql.sql("select * from deadline_extension where id = ?").param(id).query(Extensions::read).single();
  }

  /** All requests for a duty, the newest first. */
  @Transactional(readOnly = true)
  public List<Extension> of(String obligationId) {
    return sql.sql("select * from deadline_extension where obligation_id = ? order by id desc").param(obligationId).query(Extensions::read).list();
  }

  /** Requests that wait for OMB's lead, the oldest first. */
  @Transactional(readOnly = true)
  public List<Extension> waiting() {
    return sql.sql("select * from deadline_extension where status = 'ASKED' order by id").query(Extensions::read).list();
  }

  private Optional<Extension> waiting(String obligationId) {
    return of(obligationId).stream().filter(each -> each.status() == Extension.Status.ASKED).findFirst();
  }

  private Extension newest(String obligationId) {
    return of(obligationId).get(0);
  }

  /** Two requests for one duty at the same moment wait for each other. */
  private Obligation locked(String obligationId) {
    sql.sql("select id from obligation where id = ? for update").param(obligationId).query(String.class).optional();
    return ledger.get(obligationId);
  }

  private static Extension read(ResultSet rows, int n) throws SQLException {
    return new Extension(rows.getLong("id"), rows.getString("obligation_id"), rows.getObject("previous_due_on", LocalDate.class),
        rows.getObject("until_on", LocalDate.class), rows.getString("reason"), rows.getString("asked_by"), SqlTime.instant(rows, "asked_at"),
        Extension.Status.valueOf(rows.getString("status")), rows.getString("decided_by"), SqlTime.instant(rows, "decided_at"), rows.getString("remark"));
  }
}
