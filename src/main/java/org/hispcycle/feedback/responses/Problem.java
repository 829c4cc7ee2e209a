package org.hispcycle.feedback.responses;

/**
 * One thing that is wrong, or odd, in a file.
 *
 * @param rule short name such as {@code question-1}
 * @param severity what it leads to
 * @param line as an editor counts lines, from 1; null where it concerns the whole file
 * @param field the column; null where it concerns the whole row or file
 * @param message a sentence for a person; never repeats what a respondent wrote
 */
public record Problem(String rule, Severity severity, Long line, String field, String message) {

  public enum Severity {
    /** The file cannot be read. */
    FILE,
    /** The row is not counted. */
    REFUSED,
    /** The row is counted, but somebody should look at it. */
    FLAGGED
  }
}
