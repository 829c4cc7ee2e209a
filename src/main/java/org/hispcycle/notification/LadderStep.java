package org.hispcycle.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.EasternTime;

/**
 * One step of the reminder ladder.
 *
 * @param offset days from the due day; negative before it
 * @param at time of day in U.S. Eastern time
 */
public record LadderStep(String id, int offset, Unit unit, LocalTime at, Audience audience, Tone tone, String subjectPrefix) {

  public enum Unit { CALENDAR_DAYS, BUSINESS_DAYS }

  /** When the step is due for a task that is due on the day. */
  Instant dueAt(LocalDate dueOn, BusinessCalendar calendar) {
    var day = unit == Unit.BUSINESS_DAYS ? calendar.plusBusinessDays(dueOn, offset) : dueOn.plusDays(offset);
    return EasternTime.at(day, at);
  }
}
