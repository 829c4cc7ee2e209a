package org.hispcycle.survey;

/**
 * One point in which a survey departs from the guidelines (F1d, H13).
 *
 * @param severity {@code blocking} keeps the draft open, {@code advisory} is for the reviewers to judge, {@code excepted} has OMB's leave (F1e)
 * @param field the part of the draft that it is about
 */
public record Deviation(String rule, String severity, String message, String clause, String field) {

  public boolean blocking() {
    return severity.equals("blocking");
  }
}
