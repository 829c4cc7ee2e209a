package org.hispcycle.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.edition.Edition;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The survey guidelines by edition: wording from the circulars, strictness from our table. */
@Component
public class Guidelines {

  private static final String FILE = "data/survey/a11-280-survey-guidelines-by-edition.json";
  /** FY2026 prints no wording of its own (L13); the last printed one stands in until OMB's guidelines are entered. */
  private static final String LAST_PRINTED = "2023";
  private static final List<String> DRIVER_IDS =
      List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");
  private static final Map<String, String> LABELS = Map.of("effectiveness", "Effectiveness", "ease", "Ease", "efficiency", "Efficiency",
      "transparency", "Transparency", "humanity", "Humanity / Equity", "employee", "Employee interaction", "other", "Other");

  private final JdbcClient sql;
  private final JsonNode editions;

  Guidelines(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    try (var in = new ClassPathResource(FILE).getInputStream()) {
      this.editions = json.readTree(in).get("editions");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The survey guidelines on the class path cannot be read.", unreadable);
    }
  }

  public Guideline of(Edition edition) {
    var source = editions.path(edition.id()).has("questions") ? edition.id() : LAST_PRINTED;
    var text = editions.get(source);
    var scale = text.path("scale").path("type").asText().startsWith("likert5") ? "likert5" : "thumbs";
    return new Guideline(edition.id(), source, trust(text), scale, drivers(text), edition.maxQuestions(),
        text.path("max_minutes").isNumber() ? text.get("max_minutes").asInt() : null, rules(edition.id()));
  }

  private Map<String, Guideline.Rule> rules(String edition) {
    var rules = new LinkedHashMap<String, Guideline.Rule>();
    sql.sql("select rule_id, severity, clause from survey_rule where edition = ? order by rule_id").param(edition)
        .query(rows -> {
          rules.put(rows.getString("rule_id"), new Guideline.Rule(rows.getString("severity"), rows.getString("clause")));
        });
    return rules;
  }

  private static List<String> trust(JsonNode text) {
    var templates = new ArrayList<String>();
    for (var question : text.get("questions")) {
      if (question.get("key").asText().matches("Q1|trust")) {
        question.get("wordings").forEach(wording -> templates.add(wording.asText()));
      }
    }
    return templates;
  }

  /** 2023 lists drivers as options of a branch, earlier editions as questions of their own. */
  private static List<Guideline.Driver> drivers(JsonNode text) {
    var required = new LinkedHashMap<String, String>();
    DRIVER_IDS.forEach(id -> required.put(id, "optional"));
    for (var question : text.get("questions")) {
      var key = question.get("key").asText();
      if (key.equals("Q2a")) {
        question.get("options").forEach(option -> required.put(option.get("key").asText(), strictness(option.get("status").asText())));
      } else if (key.equals("equity_transparency")) {
        required.put("transparency", "ifApplicable");
        required.put("humanity", "ifApplicable");
      } else if (required.containsKey(key)) {
        required.put(key, strictness(question.get("required").asText()));
      }
    }
    return required.entrySet().stream().map(each -> new Guideline.Driver(each.getKey(), LABELS.get(each.getKey()), each.getValue())).toList();
  }

  private static String strictness(String printed) {
    return switch (printed.toLowerCase()) {
      case "required", "true", "should" -> "required";
      case "if applicable" -> "optional";
      default -> "ifApplicable";
    };
  }
}
