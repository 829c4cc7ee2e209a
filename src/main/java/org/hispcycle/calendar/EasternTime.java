package org.hispcycle.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Turns civil dates into instants and back. The circular prints days and no hour: here a thing due on a day is in time
 * until 23:59:59 in America/New_York, OMB's own clock, whatever the zone of the agency or of the server.
 */
public final class EasternTime {

  /** U.S. Eastern Time, standard or daylight as the day has it. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
  // Locale.US, not the server's: the text goes into letters and screens in English
  private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);

  private EasternTime() {}

  /** The last second of the day, 23:59:59: the moment a deadline on that day runs out. */
  public static Instant endOfDay(LocalDate day) {
    return at(day, LAST_SECOND);
  }

  /** The first moment of the day. */
  public static Instant startOfDay(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /**
   * A wall-clock time in the east. On the night clocks go forward a time that does not exist is taken an hour later; on
   * the night they go back a time that comes twice is taken the first time.
   */
  public static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toInstant();
  }

  /** The civil day in the east at that instant. */
  public static LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The civil day in the east by this clock; the clock's own zone does not matter. */
  public static LocalDate today(Clock clock) {
    return dateOf(clock.instant());
  }

  /** For people: "Friday, January 30, 2026". */
  public static String longDate(LocalDate day) {
    return LONG_DATE.format(day);
  }

  /** For people, with the hour the circular leaves out: "Friday, January 30, 2026, 11:59 p.m. Eastern Time". */
  public static String deadline(LocalDate day) {
    return longDate(day) + ", 11:59 p.m. Eastern Time";
  }
}
