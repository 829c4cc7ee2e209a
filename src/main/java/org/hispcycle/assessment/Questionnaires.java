package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The questionnaire in force: GSA's CX Maturity Model as a stand-in, over the core functions of the circular. */
@Component
class Questionnaires {

  private static final String FOLDER = "data/questionnaire/";
  private static final String STAND_IN = "Stand-in: GSA's CX Maturity Model (2022), which does not represent official guidance. "
      + "OMB's own assessment template is not public; OMB can publish it here when it is.";

  private final Questionnaire inForce;

  Questionnaires(ObjectMapper json) {
    try {
      this.inForce = new Questionnaire("cx-maturity-model-gsa-2022", 1, "Capacity assessment", STAND_IN, functions(json));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The questionnaire on the class path cannot be read.", unreadable);
    }
  }

  Questionnaire inForce() {
    return inForce;
  }

  private static List<Questionnaire.CoreFunction> functions(ObjectMapper json) throws IOException {
    var levels = levels();
    var functions = new ArrayList<Questionnaire.CoreFunction>();
    try (var in = new ClassPathResource(FOLDER + "a11-280-core-cx-functions.json").getInputStream()) {
      for (JsonNode function : json.readTree(in).get("functions")) {
        var name = function.get("name").asText();
        functions.add(new Questionnaire.CoreFunction(slug(name), name, function.get("description_2023").asText(),
            levels.entrySet().stream().filter(each -> name.startsWith(each.getKey())).map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> new IllegalStateException("The questionnaire has no levels for " + name + "."))));
      }
    }
    return List.copyOf(functions);
  }

  /** Levels by function name; the model calls the fifth one "Service Design", the circular adds "and Improvement". */
  private static Map<String, List<Questionnaire.Level>> levels() throws IOException {
    var levels = new LinkedHashMap<String, List<Questionnaire.Level>>();
    try (var in = new ClassPathResource(FOLDER + "cx-maturity-model-gsa-2022-by-function.csv").getInputStream();
        var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      rows.forEach(row -> levels.computeIfAbsent(row.getField("core_function"), name -> new ArrayList<>())
          .add(new Questionnaire.Level(Integer.parseInt(row.getField("level")), row.getField("level_name"), row.getField("descriptor"))));
    }
    return levels;
  }

  private static String slug(String name) {
    return name.toLowerCase().replaceAll("[^a-z]+", "-");
  }
}
