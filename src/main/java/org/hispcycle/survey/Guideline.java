package org.hispcycle.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One published version of the survey guidelines of an edition: wording, scales, ways of asking about the drivers, and how strictly
 * each rule is taken (F1d, F2, F3, F4, L7 to L10). It never changes; a case keeps the version that it began with.
 *
 * @param id 0 while it is not published
 * @param edition edition of the circular that it is made for
 * @param version counts up per edition
 * @param wordingFrom edition whose wording this is; another one where this edition prints none (L13)
 * @param standInNote says so; null where the wording is the edition's own
 * @param trustTemplates accepted wordings of the trust question; brackets are placeholders, see {@link Wording}
 * @param trustExamples other wordings that the circular names as possible
 * @param satisfactionTemplates accepted wordings of the satisfaction question; empty where none is asked
 * @param scales what the trust question may be rated on, the usual one first
 * @param positiveFrom lowest of five ratings that leads to the positive branch (F2e, L7)
 * @param affirmativeFrom lowest of five ratings that counts as affirmative where OMB has not decided otherwise (F2d, L8)
 * @param driverModes accepted ways of asking about the drivers, the usual one first (F3d)
 * @param maxQuestions null where not limited (F2j, F3f)
 * @param maxMinutes null where not limited (F2j)
 * @param hoursAfter within how many hours after an interaction the survey is offered; null where not said (F2r, F3a)
 * @param channelsWithoutText channels in which nothing can be written, so that free text may be left out (F2i)
 * @param order {@code overallFirst} (F4e) or {@code additionalLast} (F2k); null where any order will do
 * @param rules by rule id, see {@link GuidelineRules}; a rule that is absent does not exist in the edition
 */
public record Guideline(long id, String edition, int version, String title, String wordingFrom, String standInNote, String source,
    List<String> trustTemplates, List<String> trustExamples, List<String> satisfactionTemplates, List<String> scales, int positiveFrom,
    int affirmativeFrom, List<String> driverModes, List<Driver> drivers, Questions questions, Integer maxQuestions, Integer maxMinutes,
    Integer hoursAfter, List<String> pointsInTime, List<String> channelsWithoutText, String order, Map<String, Rule> rules) {

  public static final String REQUIRED = "required";
  public static final String IF_APPLICABLE = "ifApplicable";
  public static final String OPTIONAL = "optional";

  /**
   * One driver of trust (N5).
   *
   * @param required {@code required}, {@code ifApplicable} or {@code optional} (F2g)
   * @param domain drivers of the same domain count together: one statement about any of them will do (F4a); null for none
   * @param positive statements to choose from after a positive answer
   * @param negative statements to choose from after a negative answer
   * @param question statements to rate, or to choose from where there are no branches
   */
  public record Driver(String id, String label, String required, String domain, List<String> positive, List<String> negative,
      List<String> question) {

    public Driver {
      positive = listed(positive);
      negative = listed(negative);
      question = listed(question);
    }
  }

  /** Wording of the questions that are the same for every survey; null where the edition does not ask one. */
  public record Questions(String positive, String negative, String improve, String freeText) {}

  /** @param severity {@code blocking} or {@code advisory} */
  public record Rule(String severity, String clause) {}

  public Guideline {
    trustTemplates = listed(trustTemplates);
    trustExamples = listed(trustExamples);
    satisfactionTemplates = listed(satisfactionTemplates);
    channelsWithoutText = listed(channelsWithoutText);
  }

  /** The usual scale of the trust question. */
  public String scale() {
    return scales.get(0);
  }

  Optional<Rule> rule(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** A departure as strict as the edition takes the rule; empty where the edition has no such rule. */
  public Optional<Deviation> deviation(String ruleId, String field, String message) {
    return rule(ruleId).map(each -> new Deviation(ruleId, each.severity(), message, each.clause(), field));
  }

  public boolean trustWordedAsPrinted(String question) {
    return Wording.matchesOne(trustTemplates, question);
  }

  boolean satisfactionWordedAsPrinted(String question) {
    return Wording.matchesOne(satisfactionTemplates, question);
  }

  /** A document may leave out what it has nothing to say about. */
  private static List<String> listed(List<String> texts) {
    return texts == null ? List.of() : List.copyOf(texts);
  }

  Guideline published(long publishedId) {
    return new Guideline(publishedId, edition, version, title, wordingFrom, standInNote, source, trustTemplates, trustExamples, satisfactionTemplates,
        scales, positiveFrom, affirmativeFrom, driverModes, drivers, questions, maxQuestions, maxMinutes, hoursAfter, pointsInTime,
        channelsWithoutText, order, rules);
  }
}
