package org.hispcycle.feedback;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.edition.Code;
import org.hispcycle.edition.Editions;
import org.springframework.stereotype.Component;

/** What OMB's template of the report's edition asks for: sections, and in which forms datasets may come (E14, E15). */
@Component
class ReportTemplate {

  private static final String SECTIONS = "report-section";
  private static final String FORMS = "dataset-form";
  /** Which parts of the draft belong to a section. */
  private static final Map<String, List<String>> PARTS = Map.of("accomplishments", List.of("accomplishments"),
      "service-levels", List.of("serviceLevels", "indicators"), "planned-actions", List.of("plannedActions"));

  private final Editions editions;

  ReportTemplate(Editions editions) {
    this.editions = editions;
  }

  /** For the form: sections, forms and the questions of which answers can be counted. */
  Map<String, Object> of(String edition) {
    var codes = editions.codes(edition);
    return Map.of("sections", codes.getOrDefault(SECTIONS, List.of()), "forms", codes.getOrDefault(FORMS, List.of()), "questions", AnswerCounts.questionChoices());
  }

  /** The parts of the draft that the edition asks for. */
  Set<String> parts(String edition) {
    var parts = new LinkedHashSet<String>();
    editions.codes(edition, SECTIONS).stream().map(Code::code).forEach(section -> parts.addAll(PARTS.getOrDefault(section, List.of())));
    return parts;
  }
}
