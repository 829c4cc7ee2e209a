package org.hispcycle.feedback.responses;

import java.util.List;

/** A file of which nothing was taken: its form is wrong, or not one of its rows can be counted. */
public class FileRefused extends RuntimeException {

  private final transient List<Problem> problems;
  private final long rowsRead;
  private final long counted;
  private final long refused;

  public FileRefused(String sentence, List<Problem> problems, long rowsRead, long counted, long refused) {
    super(sentence);
    this.problems = List.copyOf(problems);
    this.rowsRead = rowsRead;
    this.counted = counted;
    this.refused = refused;
  }

  static FileRefused of(String rule, Long line, String field, String sentence) {
    return new FileRefused(sentence, List.of(new Problem(rule, Problem.Severity.FILE, line, field, sentence)), 0, 0, 0);
  }

  public List<Problem> problems() {
    return problems;
  }

  public long rowsRead() {
    return rowsRead;
  }

  public long counted() {
    return counted;
  }

  public long refused() {
    return refused;
  }
}
