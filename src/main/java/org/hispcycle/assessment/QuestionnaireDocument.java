package org.hispcycle.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.hispcycle.assessment.Questionnaire.CoreFunction;
import org.hispcycle.assessment.Questionnaire.Indicator;
import org.hispcycle.assessment.Questionnaire.Level;
import org.hispcycle.assessment.Questionnaire.LevelText;
import org.hispcycle.assessment.Questionnaire.Question;
import org.hispcycle.assessment.Questionnaire.Statement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;

/** Reads a questionnaire from JSON and names every fault at its field; texts are texts, whatever markup they hold. */
final class QuestionnaireDocument {

  static final int LARGEST = 500_000;

  private static final ObjectReader STRICT = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
  private static final List<String> KINDS = List.of("text", "scale", "yesNo", "choice");
  private static final int MOST_FUNCTIONS = 20;
  private static final int MOST_LEVELS = 10;
  private static final int MOST_QUESTIONS = 50;
  private static final int MOST_OTHERS = 100;
  private static final int HIGHEST_SCALE = 100;
  private static final int NAME = 200;
  private static final int TEXT = 4000;

  private final Set<String> knownEditions;
  private final List<Fault> faults = new ArrayList<>();

  private QuestionnaireDocument(Set<String> knownEditions) {
    this.knownEditions = knownEditions;
  }

  static JsonNode parse(String text) {
    if (text.length() > LARGEST) {
      throw new InputRefused("The questionnaire has " + text.length() + " characters; at most " + LARGEST + " are taken. Shorten its texts.");
    }
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException noJson) {
      var at = noJson.getLocation();
      throw new InputRefused("The questionnaire is not JSON that can be read" + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
          + ": a bracket or quotation mark may be missing, or a name stands twice in one object. Correct it and send it again.");
    }
  }

  /** @throws InputRefused with a fault for each wrong field */
  static Questionnaire read(JsonNode document, Set<String> knownEditions) {
    var reading = new QuestionnaireDocument(knownEditions);
    var questionnaire = reading.questionnaire(document);
    if (!reading.faults.isEmpty()) {
      throw InputRefused.of(reading.faults);
    }
    return questionnaire;
  }

  private Questionnaire questionnaire(JsonNode node) {
    if (!node.isObject()) {
      throw new InputRefused("A questionnaire is a JSON object with key, version, title and functions. Download a published one to see its form.");
    }
    only(node, "", "key", "version", "title", "standInNote", "source", "editions", "functions", "indicators", "statements");
    var key = id(node, "", "key", "the questionnaire");
    var version = number(node, "", "version", 1, 9999, "The version is a whole number from 1 up.");
    var title = text(node, "", "title", NAME, true, "the title of the questionnaire");
    var functions = list(node, "", "functions", MOST_FUNCTIONS, this::function);
    if (functions.isEmpty()) {
      fault("functions", "The questionnaire needs at least one function to assess.");
    }
    unique("functions", functions.stream().map(CoreFunction::id).toList());
    var indicators = list(node, "", "indicators", MOST_OTHERS, this::indicator);
    unique("indicators", indicators.stream().map(Indicator::id).toList());
    return new Questionnaire(key, version == null ? 0 : version, title, text(node, "", "standInNote", TEXT, false, "the note"),
        text(node, "", "source", TEXT, false, "the source"), editions(node), functions, indicators,
        list(node, "", "statements", MOST_OTHERS, this::statement));
  }

  private List<String> editions(JsonNode node) {
    var editions = list(node, "", "editions", MOST_OTHERS, (each, at) -> {
      if (!each.isTextual() || !knownEditions.contains(each.asText())) {
        fault(at, "There is no edition " + shown(each) + ". Editions: " + String.join(", ", new TreeSet<>(knownEditions)) + ".");
      }
      return each.asText();
    });
    unique("editions", editions);
    return editions;
  }

  private CoreFunction function(JsonNode node, String at) {
    if (!object(node, at, "A function")) {
      return new CoreFunction("", "", "", List.of(), List.of(), List.of());
    }
    only(node, at, "id", "name", "description", "organizationLevels", "levels", "questions");
    var id = id(node, at, "id", "the function");
    var name = text(node, at, "name", NAME, true, "the name of the function");
    var levels = list(node, at, "levels", MOST_LEVELS, this::level);
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).level() != i + 1) {
        fault(place(at, "levels." + i + ".level"), "Levels count from 1 without a gap: here stands " + levels.get(i).level() + ", expected is " + (i + 1) + ".");
      }
    }
    if (levels.size() < 2) {
      fault(place(at, "levels"), "A function needs at least two levels to choose from.");
    }
    var organization = list(node, at, "organizationLevels", OrganizationLevel.CODES.size(), (each, where) -> {
      if (!each.isTextual() || !OrganizationLevel.CODES.contains(each.asText())) {
        fault(where, "There is no organizational level " + shown(each) + ". Levels: " + String.join(", ", OrganizationLevel.CODES) + ".");
      }
      return each.asText();
    });
    unique(place(at, "organizationLevels"), organization);
    var questions = list(node, at, "questions", MOST_QUESTIONS, this::question);
    unique(place(at, "questions"), questions.stream().map(Question::id).toList());
    return new CoreFunction(id, name, text(node, at, "description", TEXT, false, "the description"),
        node.has("organizationLevels") ? organization : OrganizationLevel.CODES, levels, questions);
  }

  private Level level(JsonNode node, String at) {
    if (!object(node, at, "A level")) {
      return new Level(0, "", "");
    }
    only(node, at, "level", "name", "text");
    var number = number(node, at, "level", 1, MOST_LEVELS, "The level is a whole number from 1 to " + MOST_LEVELS + ".");
    return new Level(number == null ? 0 : number, text(node, at, "name", NAME, true, "the name of the level"),
        text(node, at, "text", TEXT, true, "the text of the level"));
  }

  private Question question(JsonNode node, String at) {
    if (!object(node, at, "A question")) {
      return new Question("", "", null, "text", false, null, null, List.of());
    }
    only(node, at, "id", "text", "hint", "kind", "required", "from", "to", "options");
    var id = id(node, at, "id", "the question");
    var kind = node.path("kind").asText("");
    if (!KINDS.contains(kind)) {
      fault(place(at, "kind"), "The kind of a question is one of " + String.join(", ", KINDS) + ".");
    }
    if (node.has("required") && !node.get("required").isBoolean()) {
      fault(place(at, "required"), "Whether an answer is required is said with true or false.");
    }
    var from = kind.equals("scale") ? number(node, at, "from", 0, HIGHEST_SCALE - 1, "A scale begins at a whole number from 0 up.") : absent(node, at, "from", "scale");
    var to = kind.equals("scale") ? number(node, at, "to", 1, HIGHEST_SCALE, "A scale ends at a whole number up to " + HIGHEST_SCALE + ".") : absent(node, at, "to", "scale");
    if (from != null && to != null && from >= to) {
      fault(place(at, "to"), "The scale ends at " + to + ", which is not above " + from + ", where it begins.");
    }
    var options = list(node, at, "options", MOST_OTHERS, (each, where) -> {
      if (!each.isTextual() || each.asText().isBlank() || each.asText().length() > NAME) {
        fault(where, "An option is a text of 1 to " + NAME + " characters.");
      }
      return each.asText();
    });
    unique(place(at, "options"), options);
    if (kind.equals("choice") && options.size() < 2) {
      fault(place(at, "options"), "A choice needs at least two options.");
    } else if (!kind.equals("choice") && node.has("options")) {
      fault(place(at, "options"), "Only a question of the kind choice has options. Leave them out.");
    }
    return new Question(id, text(node, at, "text", TEXT, true, "the question"), text(node, at, "hint", TEXT, false, "the hint"), kind,
        node.path("required").asBoolean(false), from, to, options);
  }

  private Indicator indicator(JsonNode node, String at) {
    if (!object(node, at, "An indicator")) {
      return new Indicator("", "", List.of());
    }
    only(node, at, "id", "name", "levels");
    return new Indicator(id(node, at, "id", "the indicator"), text(node, at, "name", NAME, true, "the name of the indicator"),
        list(node, at, "levels", MOST_LEVELS, (each, where) -> {
          var statement = statement(each, where);
          return new LevelText(statement.level(), statement.text());
        }));
  }

  private Statement statement(JsonNode node, String at) {
    if (!object(node, at, "This")) {
      return new Statement(0, "");
    }
    only(node, at, "level", "text");
    var level = number(node, at, "level", 1, MOST_LEVELS, "The level is a whole number from 1 to " + MOST_LEVELS + ".");
    return new Statement(level == null ? 0 : level, text(node, at, "text", TEXT, true, "the text"));
  }

  // ---- what every place has

  private <T> List<T> list(JsonNode node, String at, String name, int most, BiFunction<JsonNode, String, T> each) {
    var values = node.get(name);
    if (values == null || values.isNull()) {
      return List.of();
    }
    var place = place(at, name);
    if (!values.isArray()) {
      fault(place, "\"" + name + "\" is a list in square brackets.");
      return List.of();
    }
    if (values.size() > most) {
      fault(place, "There are " + values.size() + " entries here; at most " + most + " are taken.");
      return List.of();
    }
    var read = new ArrayList<T>();
    for (int i = 0; i < values.size(); i++) {
      read.add(each.apply(values.get(i), place + "." + i));
    }
    return List.copyOf(read);
  }

  private boolean object(JsonNode node, String at, String what) {
    if (!node.isObject()) {
      fault(at, what + " is an object in braces.");
    }
    return node.isObject();
  }

  private void only(JsonNode node, String at, String... names) {
    var known = Set.of(names);
    node.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        fault(place(at, shortened(name)), "A questionnaire has no field of this name here. Possible: " + String.join(", ", names) + ".");
      }
    });
  }

  private String id(JsonNode node, String at, String name, String what) {
    var value = node.path(name);
    if (!value.isTextual() || !ID.matcher(value.asText()).matches()) {
      fault(place(at, name), "The " + name + " of " + what + " has 1 to 60 lower-case letters, digits and hyphens, such as \"culture-and-organization\".");
      return "";
    }
    return value.asText();
  }

  private Integer number(JsonNode node, String at, String name, int lowest, int highest, String sentence) {
    var value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < lowest || value.asInt() > highest) {
      fault(place(at, name), sentence);
      return null;
    }
    return value.asInt();
  }

  private Integer absent(JsonNode node, String at, String name, String kind) {
    if (node.hasNonNull(name)) {
      fault(place(at, name), "Only a question of the kind " + kind + " has \"" + name + "\". Leave it out.");
    }
    return null;
  }

  private String text(JsonNode node, String at, String name, int longest, boolean required, String what) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      if (required) {
        fault(place(at, name), "Enter " + what + ".");
      }
      return null;
    }
    if (!value.isTextual()) {
      fault(place(at, name), "\"" + name + "\" is a text in quotation marks.");
    } else if (required && value.asText().isBlank()) {
      fault(place(at, name), "Enter " + what + ".");
    } else if (value.asText().length() > longest) {
      fault(place(at, name), "Shorten " + what + ": it has " + value.asText().length() + " characters, at most " + longest + " are kept.");
    } else if (CONTROL.matcher(value.asText()).find()) {
      fault(place(at, name), "Remove the control characters from " + what + ".");
    }
    return value.asText();
  }

  private void unique(String at, List<String> ids) {
    var seen = new HashSet<String>();
    for (int i = 0; i < ids.size(); i++) {
      if (!ids.get(i).isEmpty() && !seen.add(ids.get(i))) {
        fault(at + "." + i, "\"" + shortened(ids.get(i)) + "\" stands here twice. Give each entry an id of its own.");
      }
    }
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }

  private static String place(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  private static String shown(JsonNode node) {
    return "\"" + shortened(node.asText()) + "\"";
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
