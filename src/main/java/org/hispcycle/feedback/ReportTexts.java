package org.hispcycle.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.feedback.ReportContent.EnteredLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks through the words of a report that become public with its figures for what would tell who somebody is (G10). How
 * strictly an edition takes it stands in its dataset rules; whatever they say, the public sees a label in its place.
 */
@Component
class ReportTexts {

  static final String RULE = "personal-data-in-text";

  /**
   * One text that seems to hold personal data.
   *
   * @param field of the draft, or of a dataset
   * @param datasetId null for words of the report itself
   */
  record Finding(String field, Long datasetId, String severity, String message, String clause) {

    boolean blocking() {
      return severity.equals("blocking");
    }
  }

  private record Rule(String severity, String clause) {}

  private final JdbcClient sql;
  private final Cycles cycles;

  ReportTexts(JdbcClient sql, Cycles cycles) {
    this.sql = sql;
    this.cycles = cycles;
  }

  List<Finding> of(ServiceReport report, ReportContent content, List<Dataset> datasets) {
    var found = new ArrayList<Finding>();
    rule(report).ifPresent(rule -> {
      texts(content).forEach((field, what) -> look(rule, field, null, what.name(), what.text(), found));
      datasets.forEach(each -> {
        var about = each.metadata();
        look(rule, "surveyTitle", each.id(), "The survey title of \"" + each.fileName() + "\"", about.surveyTitle(), found);
        look(rule, "trustQuestionText", each.id(), "The trust question of \"" + each.fileName() + "\"", about.trustQuestionText(), found);
        look(rule, "stage", each.id(), "The stage of the journey of \"" + each.fileName() + "\"", about.stage(), found);
      });
    });
    return List.copyOf(found);
  }

  private record Named(String name, String text) {}

  private static Map<String, Named> texts(ReportContent content) {
    var texts = new LinkedHashMap<String, Named>();
    texts.put("accomplishments", new Named("The accomplishments", content.accomplishments()));
    texts.put("indicators", new Named("The remarks on the service-level indicators", content.indicators()));
    var levels = Optional.ofNullable(content.serviceLevels()).orElse(List.of());
    for (int i = 0; i < levels.size(); i++) {
      var level = levels.get(i);
      if (level != null) {
        var of = " of service-level indicator " + (i + 1);
        texts.put("serviceLevels." + i + ".name", new Named("The name" + of, level.name()));
        texts.put("serviceLevels." + i + ".unit", new Named("The unit" + of, level.unit()));
        texts.put("serviceLevels." + i + ".period", new Named("The period" + of, level.period()));
        texts.put("serviceLevels." + i + ".source", new Named("The source" + of, level.source()));
      }
    }
    return texts;
  }

  private static void look(Rule rule, String field, Long dataset, String what, String text, List<Finding> found) {
    if (PublicText.hidesSomething(text)) {
      var plural = what.startsWith("The accomplishments") || what.startsWith("The remarks");
      found.add(new Finding(field, dataset, rule.severity(), what + (plural ? " seem" : " seems") + " to hold an e-mail address, a phone number or a Social Security number. "
          + "The public would see \"" + shortened(PublicText.of(text)) + "\". Take it out, or leave it if that is what you mean.", rule.clause()));
    }
  }

  /** The part around the first label. */
  private static String shortened(String masked) {
    var at = Math.max(0, masked.indexOf('[') - 40);
    var end = Math.min(masked.length(), at + 100);
    return (at > 0 ? "…" : "") + masked.substring(at, end).strip() + (end < masked.length() ? "…" : "");
  }

  private Optional<Rule> rule(ServiceReport report) {
    return sql.sql("select severity, clause from dataset_rule where edition = ? and rule_id = ?").params(cycles.edition(report.cycleYear()).id(), RULE)
        .query((rows, n) -> new Rule(rows.getString("severity"), rows.getString("clause"))).optional();
  }

  /** What a report says, for those who review it: as the public would see it. */
  static Map<String, Object> masked(ReportContent content) {
    var texts = new LinkedHashMap<String, Object>();
    texts.put("accomplishments", PublicText.of(content.accomplishments()));
    texts.put("indicators", PublicText.of(content.indicators()));
    texts.put("plannedActions", PublicText.of(content.plannedActions()));
    texts.put("serviceLevels", Optional.ofNullable(content.serviceLevels()).orElse(List.of()).stream().filter(each -> each != null && !each.blank())
        .map(each -> new EnteredLevel(PublicText.of(each.name()), PublicText.of(each.unit()), each.value(), PublicText.of(each.period()), PublicText.of(each.source()))).toList());
    return texts;
  }
}
