package org.hispcycle.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The survey guidelines of one edition (F1d): the wording it prints and how strictly it takes each rule.
 *
 * @param wordingFrom edition whose wording this is; another one where this edition prints none
 * @param trustTemplates accepted wordings of the trust question; brackets are placeholders
 * @param scale what the trust question is rated on: {@code thumbs} or {@code likert5}
 * @param rules by rule id; a rule that is absent does not exist in the edition
 */
public record Guideline(String edition, String wordingFrom, List<String> trustTemplates, String scale, List<Driver> drivers,
    Integer maxQuestions, Integer maxMinutes, Map<String, Rule> rules) {

  /** One driver of trust (N5); {@code required} is required, ifApplicable or optional (F2g). */
  public record Driver(String id, String label, String required) {}

  public record Rule(String severity, String clause) {}

  private static final Pattern PLACEHOLDER = Pattern.compile("\\[([^]]*)]");

  Optional<Rule> rule(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** A departure as strict as the edition takes the rule; empty where the edition has no such rule. */
  public Optional<Deviation> deviation(String ruleId, String field, String message) {
    return rule(ruleId).map(each -> new Deviation(ruleId, each.severity(), message, each.clause(), field));
  }

  boolean wordedAsPrinted(String question) {
    var asked = question.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    return trustTemplates.stream().anyMatch(template -> matcher(template).matcher(asked).matches());
  }

  private static Pattern matcher(String template) {
    var regex = new StringBuilder();
    var placeholders = PLACEHOLDER.matcher(template.replaceAll("\\.$", ""));
    var text = template.replaceAll("\\.$", "");
    int end = 0;
    while (placeholders.find()) {
      regex.append(Pattern.quote(text.substring(end, placeholders.start())));
      var choices = placeholders.group(1);
      regex.append(Character.isLowerCase(choices.charAt(0)) && choices.contains(" / ")
          ? "(?:" + choices.replace(" / ", "|") + ")" : "\\S.*");
      end = placeholders.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString(), Pattern.CASE_INSENSITIVE);
  }
}
