package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hispcycle.assessment.Questionnaire.CoreFunction;
import org.hispcycle.assessment.Questionnaire.Indicator;
import org.hispcycle.assessment.Questionnaire.Level;
import org.hispcycle.assessment.Questionnaire.LevelText;
import org.hispcycle.assessment.Questionnaire.Statement;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the application starts with until OMB publishes its own: GSA's CX Maturity Model over the functions of the circular. */
@Component
class StandInQuestionnaires {

  private static final String FOLDER = "data/questionnaire/";
  private static final String MODEL = FOLDER + "cx-maturity-model-gsa-2022-";
  private static final String KEY = "cx-maturity-model-gsa-2022";
  private static final String NOTE = "Stand-in: GSA's CX Maturity Model (2022), which does not represent official guidance. "
      + "OMB's own assessment template is not public; OMB can publish it here when it is.";
  private static final String SOURCE = "Functions: OMB Circular A-11, section 280. Levels, indicators and statements: GSA Centers of Excellence, CX Maturity Model (2022).";

  private final ObjectMapper json;

  StandInQuestionnaires(ObjectMapper json) {
    this.json = json;
  }

  /** One for every edition, and one with the words of 2019, whose fifth function has a shorter name but the same id. */
  List<Questionnaire> all() {
    try {
      var functions = functions();
      var indicators = indicators();
      var statements = statements();
      var of2019 = functions.stream().map(each -> each.id().equals("service-design-and-improvement")
          ? new CoreFunction(each.id(), "Service Design", each.description(), each.organizationLevels(), each.levels(), each.questions()) : each).toList();
      return List.of(
          new Questionnaire(KEY, 1, "Capacity assessment", NOTE, SOURCE, List.of(), functions, indicators, statements),
          new Questionnaire(KEY + "-for-2019", 1, "CX Self-Assessment", NOTE, SOURCE, List.of("2019"), of2019, indicators, statements));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The questionnaire on the class path cannot be read.", unreadable);
    }
  }

  private List<CoreFunction> functions() throws IOException {
    var levels = new LinkedHashMap<String, List<Level>>();
    rows(MODEL + "by-function.csv").forEach(row -> levels.computeIfAbsent(row.getField("core_function"), name -> new ArrayList<>())
        .add(new Level(level(row), row.getField("level_name"), row.getField("descriptor"))));
    var functions = new ArrayList<CoreFunction>();
    try (var in = new ClassPathResource(FOLDER + "a11-280-core-cx-functions.json").getInputStream()) {
      for (JsonNode function : json.readTree(in).get("functions")) {
        var name = function.get("name").asText();
        // the model calls the fifth one "Service Design", the circular adds "and Improvement"
        var own = levels.entrySet().stream().filter(each -> name.startsWith(each.getKey())).map(Map.Entry::getValue).findFirst()
            .orElseThrow(() -> new IllegalStateException("The questionnaire has no levels for " + name + "."));
        functions.add(new CoreFunction(slug(name), name, function.get("description_2023").asText(), OrganizationLevel.CODES, List.copyOf(own), List.of()));
      }
    }
    return List.copyOf(functions);
  }

  private static List<Indicator> indicators() throws IOException {
    var levels = new LinkedHashMap<String, List<LevelText>>();
    rows(MODEL + "indicators.csv").forEach(row -> levels.computeIfAbsent(row.getField("indicator"), name -> new ArrayList<>())
        .add(new LevelText(level(row), row.getField("descriptor"))));
    return levels.entrySet().stream().map(each -> new Indicator(slug(each.getKey()), each.getKey(), List.copyOf(each.getValue()))).toList();
  }

  private static List<Statement> statements() throws IOException {
    return rows(MODEL + "self-check-statements.csv").stream().map(row -> new Statement(level(row), row.getField("statement"))).toList();
  }

  private static List<NamedCsvRecord> rows(String path) throws IOException {
    try (var in = new ClassPathResource(path).getInputStream();
        var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return rows.stream().toList();
    }
  }

  private static int level(NamedCsvRecord row) {
    return Integer.parseInt(row.getField("level"));
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
  }
}
