package org.hispcycle.cycle;

import java.time.LocalDate;
import org.hispcycle.calendar.BusinessCalendar;

/**
 * How a duty stands today, in the same words on the board, in an agency's year and in the inbox. Each duty is in exactly one state, so that the states of a cell add up
 * to what is owed; from the one that needs attention most to the one that needs none.
 */
public enum DutyState {
  LATE("Late", "The due day has passed and nothing was submitted, or what was returned was not submitted again"),
  RETURNED("Returned", "OMB or a reviewer sent it back; it is not due yet"),
  BLOCKED("Blocked", "Something outside prevents it, such as a missing clearance; it is not due yet"),
  NOT_MET("Not met", "Settled without being met: not met, or not reported with a reason"),
  DUE_SOON("Due soon", "Due within the next ten business days"),
  WITH_OMB("Submitted", "Submitted and waiting for a decision"),
  ON_TRACK("On track", "Due later than in ten business days"),
  MET("Met", "Accepted, or accepted in part"),
  EXCUSED("Excused", "Excused or carried over");

  /** Business days that count as soon: two weeks of work. */
  private static final int SOON = 10;

  /**
   * The state in SQL, with the parameters {@code :today} and {@code :soon}. A due day ends at midnight U.S. Eastern, so a duty is
   * late from the next day on.
   */
  public static final String SQL = """
      case when status in ('ACCEPTED', 'PARTLY_ACCEPTED') then 'MET'
        when status in ('EXCUSED', 'CARRIED_OVER') then 'EXCUSED'
        when status in ('NOT_MET', 'NOT_REPORTED') then 'NOT_MET'
        when status = 'SUBMITTED' then 'WITH_OMB'
        when due_on < :today then 'LATE'
        when status = 'RETURNED' then 'RETURNED'
        when blocked_reason is not null then 'BLOCKED'
        when due_on <= :soon then 'DUE_SOON'
        else 'ON_TRACK' end""";

  private final String label;
  private final String meaning;

  DutyState(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** The last day that counts as soon. */
  public static LocalDate soonUntil(LocalDate today, BusinessCalendar business) {
    return business.plusBusinessDays(today, SOON);
  }

  /** The same as {@link #SQL} says, for one duty that has been read. */
  public static DutyState of(Obligation duty, LocalDate today, LocalDate soonUntil) {
    return switch (duty.status()) {
      case ACCEPTED, PARTLY_ACCEPTED -> MET;
      case EXCUSED, CARRIED_OVER -> EXCUSED;
      case NOT_MET, NOT_REPORTED -> NOT_MET;
      case SUBMITTED -> WITH_OMB;
      case OPEN, RETURNED -> {
        if (duty.dueOn().isBefore(today)) {
          yield LATE;
        }
        if (duty.status() == ObligationStatus.RETURNED) {
          yield RETURNED;
        }
        if (duty.blockedReason() != null) {
          yield BLOCKED;
        }
        yield duty.dueOn().isAfter(soonUntil) ? ON_TRACK : DUE_SOON;
      }
    };
  }

  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }
}
