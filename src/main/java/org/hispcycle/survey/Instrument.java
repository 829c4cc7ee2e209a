package org.hispcycle.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A survey as respondents meet it: questions in their order, what each can be answered with, and after which answer it comes.
 *
 * @param questions in the order in which they are asked
 */
public record Instrument(List<Question> questions) {

  /** How a question is answered. */
  public enum Kind { THUMBS, SCALE, STARS, ONE_OF, SOME_OF, TEXT }

  /** After which answer to the trust question a question is asked (F2e, F2f). */
  public enum Branch { ALWAYS, POSITIVE, NEGATIVE }

  /** @param required marked as mandatory, which the guidelines of 2023 and later do not allow (F2l) */
  public record Question(String id, String text, Kind kind, List<String> options, Branch branch, boolean required) {}

  /** The names of five ratings, lowest first (F4c). */
  public static final List<String> AGREEMENT = List.of("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree");

  private static final List<String> STARS = List.of("1 star", "2 stars", "3 stars", "4 stars", "5 stars");
  private static final List<String> THUMBS = List.of("Thumbs up", "Thumbs down");
  private static final String MADE_THE_DIFFERENCE = "What about this interaction made the difference? (Select all that apply.)";
  private static final String COULD_BE_BETTER = "What could have been better? (Select all that apply.)";

  public Instrument {
    questions = List.copyOf(questions);
  }

  public static Instrument of(SurveyContent survey) {
    var questions = new ArrayList<Question>();
    if (SurveyContent.filled(survey.trustQuestion())) {
      var kind = rating(survey.scale());
      questions.add(new Question("trust", survey.trustQuestion(), kind, options(kind), Branch.ALWAYS, false));
    }
    drivers(questions, "drivers-positive", MADE_THE_DIFFERENCE, survey.positiveDrivers(), Branch.POSITIVE);
    drivers(questions, "drivers-negative", COULD_BE_BETTER, survey.negativeDrivers(), Branch.NEGATIVE);
    if (SurveyContent.filled(survey.freeText())) {
      questions.add(new Question("freeText", survey.freeText(), Kind.TEXT, List.of(), Branch.ALWAYS, false));
    }
    for (int i = 0; i < survey.extraQuestions().size(); i++) {
      questions.add(new Question("x" + (i + 1), survey.extraQuestions().get(i).text(), Kind.TEXT, List.of(), Branch.ALWAYS, false));
    }
    return new Instrument(questions);
  }

  private static void drivers(List<Question> questions, String id, String text, Map<String, String> statements, Branch branch) {
    var options = statements.values().stream().filter(SurveyContent::filled).toList();
    if (!options.isEmpty()) {
      questions.add(new Question(id, text, Kind.SOME_OF, options, branch, false));
    }
  }

  private static Kind rating(String scale) {
    return "likert5".equals(scale) ? Kind.SCALE : "stars5".equals(scale) ? Kind.STARS : Kind.THUMBS;
  }

  private static List<String> options(Kind kind) {
    return switch (kind) {
      case SCALE -> AGREEMENT;
      case STARS -> STARS;
      case THUMBS -> THUMBS;
      default -> List.of();
    };
  }
}
