package org.hispcycle.assessment;

import java.util.List;
import java.util.Optional;

/**
 * The questions of a capacity assessment, as versioned data that OMB publishes (B13).
 *
 * @param standInNote says that this is not OMB's own template; null where it is
 * @param source where the texts come from; null where OMB wrote them
 * @param editions ids of the editions it is for; empty: for every edition that has none of its own
 * @param indicators what to look at, by level, whatever the function
 * @param statements sentences that one recognizes oneself in, by level
 */
public record Questionnaire(String key, int version, String title, String standInNote, String source, List<String> editions,
    List<CoreFunction> functions, List<Indicator> indicators, List<Statement> statements) {

  /**
   * One of the core functions of A-11 section 280 (B8, N7).
   *
   * @param organizationLevels where in the organization it can be present (B10), see {@link OrganizationLevel}
   */
  public record CoreFunction(String id, String name, String description, List<String> organizationLevels, List<Level> levels,
      List<Question> questions) {

    Optional<Level> level(int number) {
      return levels.stream().filter(each -> each.level() == number).findFirst();
    }
  }

  /** One level of maturity; 1 is the lowest. */
  public record Level(int level, String name, String text) {}

  public record Indicator(String id, String name, List<LevelText> levels) {}

  public record LevelText(int level, String text) {}

  public record Statement(int level, String text) {}

  /**
   * A further question about a function.
   *
   * @param kind text, scale, yesNo or choice
   * @param from lowest value of a scale; null for other kinds
   * @param to highest value of a scale; null for other kinds
   * @param options of a choice; empty for other kinds
   */
  public record Question(String id, String text, String hint, String kind, boolean required, Integer from, Integer to, List<String> options) {}

  public Optional<CoreFunction> function(String id) {
    return functions.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** How many further questions it asks, over all functions. */
  public int questionCount() {
    return functions.stream().mapToInt(each -> each.questions().size()).sum();
  }
}
