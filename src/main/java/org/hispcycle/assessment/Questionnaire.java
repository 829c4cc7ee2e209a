package org.hispcycle.assessment;

import java.util.List;

/**
 * The questions of a capacity assessment, as versioned data (B13).
 *
 * @param standInNote says that this is not OMB's own template, which is not public
 */
public record Questionnaire(String id, int version, String title, String standInNote, List<CoreFunction> functions) {

  /** One of the five core functions of A-11 section 280 (B8, N7). */
  public record CoreFunction(String id, String name, String description, List<Level> levels) {}

  /** One level of maturity; 1 is the lowest. */
  public record Level(int level, String name, String text) {}
}
