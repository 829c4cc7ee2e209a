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
 * @param at time of day in U.S. Eastern time at which the step is drawn up; a digest leaves at the hour its reader chose
 */
public record LadderStep(String id, int offset, Unit unit, LocalTime at, Audience audience, Tone tone, Channel channel, String subjectPrefix) {

  public enum Unit { CALENDAR_DAYS, BUSINESS_DAYS }

  /**
   * When the step is due for a task that is due on the day. Never on a quiet day: a warning comes on the business day
   * before, or it would come too late; what follows the due day comes on the business day after.
   */
  Instant dueAt(LocalDate dueOn, BusinessCalendar calendar) {
    var day = unit == Unit.BUSINESS_DAYS ? calendar.plusBusinessDays(dueOn, offset) : dueOn.plusDays(offset);
    return EasternTime.at(offset <= 0 ? calendar.onOrBefore(day) : calendar.onOrAfter(day), at);
  }
}
