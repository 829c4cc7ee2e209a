package org.hispcycle.clearance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.survey.SurveyContent;

/**
 * In what a changed survey differs from the approved one. Spelling, punctuation and case make no difference; what is left decides
 * what kind of change it is (processes/survey-change.dmn).
 *
 * @param sentences the same in words, for those who decide
 */
public record SurveyDifferences(boolean method, boolean population, boolean questionsAdded, boolean requiredWording, boolean incentive,
    boolean burden, boolean channels, boolean otherWording, List<String> sentences) {

  /** A question that keeps fewer of its words than this share is another question, even in the same place. */
  private static final double SAME_QUESTION = 0.5;

  /** Nothing is different. */
  public static final SurveyDifferences NONE = new SurveyDifferences(false, false, false, false, false, false, false, false, List.of());

  /** What was approved is not known here, so nothing of it can be kept. */
  static final SurveyDifferences UNKNOWN = new SurveyDifferences(true, false, false, false, false, false, false, false,
      List.of("What was approved is not recorded here, so the survey counts as another one."));

  static SurveyDifferences between(SurveyContent before, SurveyContent after) {
    return new Comparison(before, after).result();
  }

  private static final class Comparison {

    private final SurveyContent before;
    private final SurveyContent after;
    private final List<String> sentences = new ArrayList<>();

    private Comparison(SurveyContent before, SurveyContent after) {
      this.before = before;
      this.after = after;
    }

    private SurveyDifferences result() {
      return new SurveyDifferences(method(), population(), questionsAdded(), requiredWording(), incentive(), burden(), channels(), otherWording(),
          List.copyOf(sentences));
    }

    private boolean method() {
      return differs("The method is another one", !Objects.equals(before.determination().method(), after.determination().method()))
          | differs("The answers are used for another purpose", other(before.purpose(), after.purpose()));
    }

    private boolean population() {
      return differs("Other people are asked", !Objects.equals(before.determination().collectsFrom(), after.determination().collectsFrom())
          || !categories(before).equals(categories(after)));
    }

    private static Set<String> categories(SurveyContent survey) {
      return survey.burden().groups().stream().map(SurveyContent.Burden.Group::category).collect(Collectors.toSet());
    }

    private boolean questionsAdded() {
      var added = after.extraQuestions().stream().filter(each -> !said(each.text()).isEmpty()).filter(each -> !known(each)).count();
      var drivers = after.driverQuestions().keySet().stream().anyMatch(each -> !before.driverQuestions().containsKey(each));
      var satisfaction = !SurveyContent.filled(before.satisfactionQuestion()) && SurveyContent.filled(after.satisfactionQuestion());
      var freeText = !SurveyContent.filled(before.freeText()) && SurveyContent.filled(after.freeText());
      return differs(added == 1 ? "A question is added" : added + " questions are added", added > 0)
          | differs("A question about a driver is added", drivers) | differs("The question about satisfaction is added", satisfaction)
          | differs("The free text question is added", freeText);
    }

    private boolean known(SurveyContent.ExtraQuestion question) {
      return before.extraQuestions().stream().filter(each -> each.kind().equals(question.kind()))
          .anyMatch(each -> said(each.text()).equals(said(question.text())) || each.id().equals(question.id()) && alike(each.text(), question.text()));
    }

    private static boolean alike(String one, String other) {
      var words = words(one);
      var kept = new HashSet<>(words);
      var others = words(other);
      kept.retainAll(others);
      return kept.size() >= SAME_QUESTION * Math.max(words.size(), others.size());
    }

    private boolean requiredWording() {
      return differs("The trust question is worded differently", !said(before.trustQuestion()).equals(said(after.trustQuestion())))
          | differs("The question about satisfaction is worded differently", other(before.satisfactionQuestion(), after.satisfactionQuestion()))
          | differs("The scale is another one", !Objects.equals(before.scale(), after.scale()))
          | differs("The drivers are asked about in another way", !Objects.equals(before.driverMode(), after.driverMode()));
    }

    private boolean incentive() {
      var offered = before.offersIncentive() != after.offersIncentive();
      var other = !offered && after.offersIncentive() && !offer(before).equals(offer(after));
      return differs(after.offersIncentive() ? "An incentive is offered" : "No incentive is offered any more", offered)
          | differs("The incentive is another one", other);
    }

    private static List<String> offer(SurveyContent survey) {
      return Stream.of(survey.incentive().kind(), survey.incentive().amount(), survey.incentive().description()).map(Comparison::said).toList();
    }

    private boolean burden() {
      var was = before.burden();
      var is = after.burden();
      return differs("The burden is " + is.responses() + " responses and " + is.hours() + " hours a year instead of " + was.responses() + " and "
          + was.hours(), was.responses() != is.responses() || was.hours().compareTo(is.hours()) != 0 || was.cost().compareTo(is.cost()) != 0);
    }

    private boolean channels() {
      return differs("The channels are others", !Set.copyOf(before.channels()).equals(Set.copyOf(after.channels())))
          | differs("It asks about another touchpoint", other(before.touchpoint(), after.touchpoint()))
          | differs("It asks at another stage of the service journey", other(before.journeyStage(), after.journeyStage()))
          | differs("The survey is offered at another moment", !Objects.equals(before.pointInTime(), after.pointInTime())
              || !Objects.equals(before.hoursAfter(), after.hoursAfter()))
          | differs("The languages are others", !texts(before.languages()).equals(texts(after.languages())))
          | differs("The sampling is another one", !Objects.equals(sampling(before), sampling(after)));
    }

    private static List<Object> sampling(SurveyContent survey) {
      var sampling = survey.sampling();
      return sampling == null ? List.of(false, "", false)
          : List.of(Boolean.TRUE.equals(sampling.used()), said(sampling.plan()), Boolean.TRUE.equals(sampling.split()));
    }

    /** What was not said before was not approved either, so saying it now changes nothing. */
    private static boolean other(String was, String is) {
      return SurveyContent.filled(was) && !said(was).equals(said(is));
    }

    private boolean otherWording() {
      return differs("Statements about drivers are worded differently, added or left out", !drivers(before).equals(drivers(after)))
          | differs("The free text question is worded differently or left out", other(before.freeText(), after.freeText()))
          | differs("Further questions are worded differently or left out", before.extraQuestions().stream().filter(each -> !said(each.text()).isEmpty())
              .anyMatch(each -> after.extraQuestions().stream().noneMatch(other -> said(other.text()).equals(said(each.text()))
                  && texts(other.options()).equals(texts(each.options())))))
          | differs("The questions stand in another order", !order(before, after).equals(order(after, before)))
          | differs("Other questions must be answered", !Set.copyOf(before.mandatory()).equals(Set.copyOf(after.mandatory())))
          | differs("What respondents are told before they answer is worded differently", other(before.consent(), after.consent()))
          | differs("What happens, or the guide for it, is described differently", !said(before.guide()).equals(said(after.guide()))
              || !said(before.activity()).equals(said(after.activity())));
    }

    private static List<String> order(SurveyContent one, SurveyContent other) {
      return one.asked().stream().filter(other.asked()::contains).toList();
    }

    private static List<Map<String, String>> drivers(SurveyContent survey) {
      return Stream.of(survey.positiveDrivers(), survey.negativeDrivers(), survey.driverQuestions()).map(given -> {
        Map<String, String> said = new TreeMap<>();
        given.forEach((driver, statement) -> said.put(driver, said(statement)));
        return said;
      }).toList();
    }

    private static Set<String> texts(List<String> texts) {
      return texts.stream().map(Comparison::said).collect(Collectors.toSet());
    }

    private static Set<String> words(String text) {
      return Stream.of(said(text).split(" ")).collect(Collectors.toSet());
    }

    /** Letters and digits only. */
    private static String said(String text) {
      return text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private boolean differs(String sentence, boolean differs) {
      if (differs) {
        sentences.add(sentence + ".");
      }
      return differs;
    }
  }
}
