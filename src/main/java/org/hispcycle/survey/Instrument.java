package org.hispcycle.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
  private static final String MADE_THE_DIFFERENCE = "What about this interaction made the difference? (Select all that apply)";
  private static final String COULD_BE_BETTER = "What could have been better? (Select all that apply)";
  private static final String IMPROVE = "How can we improve? (Select all that apply)";

  public Instrument {
    questions = List.copyOf(questions);
  }

  /** The survey in the words of the guideline where the questions are the same for all. */
  public static Instrument of(SurveyContent survey, Guideline guideline) {
    var words = guideline == null || guideline.questions() == null ? new Guideline.Questions(null, null, null, null) : guideline.questions();
    var questions = new ArrayList<Question>();
    for (var id : survey.asked()) {
      var required = survey.mandatory().contains(id);
      switch (id) {
        case SurveyContent.TRUST -> questions.add(rated(id, survey.trustQuestion(), rating(survey.scale()), required));
        case SurveyContent.SATISFACTION -> questions.add(rated(id, survey.satisfactionQuestion(), rating(survey.scale()), required));
        case SurveyContent.DRIVERS -> drivers(questions, survey, words, required);
        case SurveyContent.FREE_TEXT -> questions.add(new Question(id, survey.freeText(), Kind.TEXT, List.of(), Branch.ALWAYS, required));
        default -> survey.extraQuestions().stream().filter(each -> each.id().equals(id)).findFirst().ifPresent(each -> questions.add(extra(each, required)));
      }
    }
    return new Instrument(questions);
  }

  private static void drivers(List<Question> questions, SurveyContent survey, Guideline.Questions words, boolean required) {
    switch (survey.driverMode()) {
      case "each" -> survey.driverQuestions().forEach((driver, statement) -> questions.add(rated("driver-" + driver, statement, Kind.SCALE, required)));
      case "improve" -> some(questions, "drivers", given(words.improve(), IMPROVE), survey.driverQuestions(), Branch.ALWAYS, required);
      default -> {
        some(questions, "drivers-positive", given(words.positive(), MADE_THE_DIFFERENCE), survey.positiveDrivers(), Branch.POSITIVE, required);
        some(questions, "drivers-negative", given(words.negative(), COULD_BE_BETTER), survey.negativeDrivers(), Branch.NEGATIVE, required);
      }
    }
  }

  private static void some(List<Question> questions, String id, String text, Map<String, String> statements, Branch branch, boolean required) {
    if (!statements.isEmpty()) {
      // in the order of the drivers, whatever the order in which they were written
      var options = SurveyRules.DRIVERS.keySet().stream().map(statements::get).filter(Objects::nonNull).toList();
      questions.add(new Question(id, text, Kind.SOME_OF, options, branch, required));
    }
  }

  private static Question extra(SurveyContent.ExtraQuestion question, boolean required) {
    return switch (question.kind()) {
      case "scale" -> rated(question.id(), question.text(), Kind.SCALE, required);
      case "choice" -> new Question(question.id(), question.text(), Kind.ONE_OF, question.options(), Branch.ALWAYS, required);
      default -> new Question(question.id(), question.text(), Kind.TEXT, List.of(), Branch.ALWAYS, required);
    };
  }

  private static Question rated(String id, String text, Kind kind, boolean required) {
    return new Question(id, text, kind, options(kind), Branch.ALWAYS, required);
  }

  private static String given(String words, String otherwise) {
    return SurveyContent.filled(words) ? words : otherwise;
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
