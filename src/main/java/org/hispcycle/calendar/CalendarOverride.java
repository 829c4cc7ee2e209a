package org.hispcycle.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day on which OMB's word replaces the statute: closed by executive order, or open although it is a holiday. No rule
 * yields such days, so each is declared, with the reason people will be shown.
 *
 * @param day the civil day in the United States
 * @param closed true if federal offices are closed that day; false lifts a holiday or an earlier closure. Weekend days
 *     stay weekend days either way
 * @param reason shown as it is to users; 1 to 400 characters, and best naming the order it rests on
 */
public record CalendarOverride(LocalDate day, boolean closed, String reason) {

  static final int LONGEST_REASON = 400;

  /** @throws IllegalArgumentException if the reason is missing, blank or longer than 400 characters */
  public CalendarOverride {
    Objects.requireNonNull(day, "A calendar override needs a day.");
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          "The calendar override for " + day + " has no reason; say why the day is closed or open.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "The reason of the calendar override for " + day + " has " + reason.length()
              + " characters; shorten it to " + LONGEST_REASON + ".");
    }
  }
}
