package org.hispcycle.official;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/** What an appointment must say; each fault names its field and what to do. */
final class AppointmentRules {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_INSTRUMENT = 400;
  private static final int LONGEST_LINK = 1000;
  private static final int LONGEST_REASON = 2000;
  private static final int DAYS_AHEAD = 180;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final Pattern LINK = Pattern.compile("https://[^\\s<>\"]+");

  private AppointmentRules() {}

  static List<Fault> appoint(AppointmentContent content, Optional<Appointment> predecessor, LocalDate today) {
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "name", "who is appointed", content.name(), true, LONGEST_NAME);
    TextRule.check(faults, "office", "the office that the official holds", content.office(), true, LONGEST_NAME);
    TextRule.check(faults, "instrument", "what the appointment rests on, such as a memorandum and its date", content.instrument(), true, LONGEST_INSTRUMENT);
    var on = content.appointedOn();
    if (on == null) {
      faults.add(new Fault("appointedOn", "Enter the day from which the appointment holds."));
    } else if (on.isBefore(EARLIEST) || on.isAfter(today.plusDays(DAYS_AHEAD))) {
      faults.add(new Fault("appointedOn", "The appointment cannot begin on " + on + ": choose a day up to " + today.plusDays(DAYS_AHEAD) + "."));
    } else if (predecessor.isPresent() && !on.isAfter(predecessor.get().appointedOn())) {
      faults.add(new Fault("appointedOn", "The official in office was appointed on " + predecessor.get().appointedOn() + "; a successor begins on a later day."));
    }
    if (content.link() != null && !content.link().isBlank() && (content.link().length() > LONGEST_LINK || !LINK.matcher(content.link().strip()).matches())) {
      faults.add(new Fault("link", "The link must begin with https:// and have no blanks. Correct it or leave it out."));
    }
    return faults;
  }

  static List<Fault> end(AppointmentContent content, Optional<Appointment> present, LocalDate today) {
    var faults = new ArrayList<Fault>();
    if (present.isEmpty()) {
      faults.add(new Fault("endedOn", "Nobody holds this office, so nothing can end. Appoint an official instead."));
      return faults;
    }
    var on = content.endedOn();
    if (on == null) {
      faults.add(new Fault("endedOn", "Enter the last day in office."));
    } else if (on.isBefore(present.get().appointedOn()) || on.isAfter(today.plusDays(DAYS_AHEAD))) {
      faults.add(new Fault("endedOn", "The last day in office must lie between " + present.get().appointedOn() + " and " + today.plusDays(DAYS_AHEAD) + "."));
    }
    TextRule.check(faults, "reason", "why the appointment ends", content.reason(), true, LONGEST_REASON);
    return faults;
  }
}
