package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hispcycle.assessment.Questionnaire.CoreFunction;
import org.hispcycle.assessment.Questionnaire.Indicator;
import org.hispcycle.assessment.Questionnaire.Level;
import org.hispcycle.assessment.Questionnaire.LevelText;
import org.hispcycle.assessment.Questionnaire.Question;
import org.hispcycle.assessment.Questionnaire.Statement;
import org.hispcycle.platform.DocumentReader;
import org.hispcycle.platform.InputRefused;

/** Reads a questionnaire from JSON and names every fault at its field; texts are texts, whatever markup they hold. */
final class QuestionnaireDocument extends DocumentReader {

  static final int LARGEST = 500_000;

  private static final String WHAT = "questionnaire";
  private static final List<String> KINDS = List.of("text", "scale", "yesNo", "choice");
  private static final int MOST_FUNCTIONS = 20;
  private static final int MOST_LEVELS = 10;
  private static final int MOST_QUESTIONS = 50;
  private static final int MOST_OTHERS = 100;
  private static final int HIGHEST_SCALE = 100;
  private static final int NAME = 200;
  private static final int TEXT = 4000;

  private final Set<String> knownEditions;

  private QuestionnaireDocument(Set<String> knownEditions) {
    super(WHAT);
    this.knownEditions = knownEditions;
  }

  static JsonNode parse(String text) {
    return parse(WHAT, text, LARGEST);
  }

  /** @throws InputRefused with a fault for each wrong field */
  static Questionnaire read(JsonNode document, Set<String> knownEditions) {
    var reading = new QuestionnaireDocument(knownEditions);
    var questionnaire = reading.questionnaire(document);
    reading.refuse();
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

  private Integer absent(JsonNode node, String at, String name, String kind) {
    if (node.hasNonNull(name)) {
      fault(place(at, name), "Only a question of the kind " + kind + " has \"" + name + "\". Leave it out.");
    }
    return null;
  }
}
