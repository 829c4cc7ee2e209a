package org.hispcycle.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.springframework.stereotype.Component;

/** When people are left in peace: at night, on weekends, on federal holidays and declared closures; U.S. Eastern. */
@Component
class QuietTime {

  private final Calendars calendars;
  private final ReminderSettings settings;

  QuietTime(Calendars calendars, ReminderSettings settings) {
    this.calendars = calendars;
    this.settings = settings;
  }

  boolean quiet(Instant at) {
    var time = at.atZone(EasternTime.ZONE).toLocalTime();
    return !calendars.business().isBusinessDay(EasternTime.dateOf(at)) || time.isBefore(settings.quietUntil()) || !time.isBefore(settings.quietFrom());
  }

  /** The moment itself, or the first one after the quiet time that it lies in. */
  Instant release(Instant at) {
    if (!quiet(at)) {
      return at;
    }
    var day = EasternTime.dateOf(at);
    var early = at.atZone(EasternTime.ZONE).toLocalTime().isBefore(settings.quietFrom());
    return EasternTime.at(calendars.business().onOrAfter(early ? day : day.plusDays(1)), settings.quietUntil());
  }

  /** When the digest of the day leaves; at once if its hour has passed and people may still be written to today. */
  Instant todaysDigest(LocalTime hour, Instant now) {
    var at = EasternTime.at(calendars.business().onOrAfter(EasternTime.dateOf(now)), hour);
    return !at.isBefore(now) ? at : quiet(now) ? nextDigest(hour, now) : now;
  }

  /** The first digest that has not left by now. */
  Instant nextDigest(LocalTime hour, Instant now) {
    var day = calendars.business().onOrAfter(EasternTime.dateOf(now));
    var at = EasternTime.at(day, hour);
    return at.isAfter(now) ? at : EasternTime.at(calendars.business().plusBusinessDays(day, 1), hour);
  }

  /** The digest of the business day after this one. */
  Instant digestAfter(LocalDate day, LocalTime hour) {
    return EasternTime.at(calendars.business().plusBusinessDays(day, 1), hour);
  }
}
