package org.hispcycle.feedback;

/** The report has gone on, or the file is there in another form; nothing was changed. The message says what to do. */
public class Conflict extends RuntimeException {
  public Conflict(String sentence) {
    super(sentence);
  }
}
