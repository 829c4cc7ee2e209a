package org.hispcycle.clearance.reading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hispcycle.clearance.ApprovedSurvey;

/**
 * Where an approval stands on a day (H3).
 *
 * @param daysLeft until its last day; negative after it
 */
record Standing(State state, long daysLeft) {

  enum State {
    VALID("Valid"), ENDING("Valid, ends soon"), EXPIRED("Expired"), NOT_YET("Not in force yet"), UNKNOWN("Not known to have been approved"),
    SUSPENDED("Suspended with its umbrella clearance"), ENDED("Ended"),
    REPLACED("Replaced by a newer one");

    private final String label;

    State(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** @param soon days before the end from which on it is said to end soon */
  static Standing of(LocalDate approvedOn, LocalDate expiresOn, LocalDate today, int soon) {
    var left = ChronoUnit.DAYS.between(today, expiresOn);
    if (left < 0) {
      return new Standing(State.EXPIRED, left);
    }
    if (approvedOn == null) {
      return new Standing(State.UNKNOWN, left);
    }
    if (approvedOn.isAfter(today)) {
      return new Standing(State.NOT_YET, left);
    }
    return new Standing(left <= soon ? State.ENDING : State.VALID, left);
  }

  /** A survey may be suspended with its umbrella, ended by its agency, or replaced by a changed one, beside running out. */
  static Standing of(ApprovedSurvey survey, LocalDate today, int soon) {
    var left = ChronoUnit.DAYS.between(today, survey.expiresOn());
    if (survey.replacedBy() != null && survey.endedBy(today)) {
      return new Standing(State.REPLACED, left);
    }
    if (survey.endedBy(today)) {
      return new Standing(State.ENDED, left);
    }
    return survey.suspendedOn(today) ? new Standing(State.SUSPENDED, left) : of(survey.approvedOn(), survey.expiresOn(), today, soon);
  }

  static Standing replaced(LocalDate expiresOn, LocalDate today) {
    return new Standing(State.REPLACED, ChronoUnit.DAYS.between(today, expiresOn));
  }

  /** "Ends in 20 days", as a person would say it. */
  String words() {
    if (daysLeft < 0) {
      return "ended " + days(-daysLeft) + " ago";
    }
    return daysLeft == 0 ? "ends today" : "ends in " + days(daysLeft);
  }

  private static String days(long days) {
    return days == 1 ? "one day" : days + " days";
  }
}
