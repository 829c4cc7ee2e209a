package org.hispcycle.survey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hispcycle.platform.DocumentReader;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.survey.Guideline.Driver;
import org.hispcycle.survey.Guideline.Rule;

/**
 * Reads survey guidelines from JSON and names every fault at its field (F1d): also what is readable field by field but could not be
 * applied, such as a rule about a number that is not given.
 */
final class GuidelineDocument extends DocumentReader {

  private static final String WHAT = "guideline";
  static final int LARGEST = 300_000;

  private static final List<String> SEVERITIES = List.of("blocking", "advisory");
  private static final List<String> NEEDED = List.of(Guideline.REQUIRED, Guideline.IF_APPLICABLE, Guideline.OPTIONAL);
  private static final List<String> ORDERS = List.of("overallFirst", "additionalLast");
  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9_]{1,40}");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int TITLE = 200;
  private static final int TEXT = 4_000;
  private static final int SENTENCE = 300;
  private static final int CLAUSE = 60;
  private static final int MOST_TEMPLATES = 10;
  private static final int MOST_TEXTS = 20;
  private static final int MOST_VERSIONS = 9_999;
  private static final int MOST_QUESTIONS = 100;
  private static final int MOST_MINUTES = 600;
  private static final int MOST_HOURS = 8_760;
  private static final int LOWEST_RATING = 2;
  private static final int HIGHEST_RATING = 5;

  private final Set<String> knownEditions;

  private GuidelineDocument(Set<String> knownEditions) {
    super(WHAT);
    this.knownEditions = new TreeSet<>(knownEditions);
  }

  static JsonNode parse(String text) {
    return parse(WHAT, text, LARGEST);
  }

  /** @throws InputRefused with a fault for each wrong field */
  static Guideline read(JsonNode document, Set<String> knownEditions) {
    var reading = new GuidelineDocument(knownEditions);
    var guideline = reading.guideline(document);
    reading.refuse();
    reading.applicable(guideline);
    reading.refuse();
    return guideline;
  }

  private Guideline guideline(JsonNode node) {
    if (!node.isObject()) {
      throw new InputRefused("A guideline is a JSON object with edition, version, trustTemplates, drivers and rules. Download a published one to see its form.");
    }
    only(node, "", "edition", "version", "title", "wordingFrom", "standInNote", "source", "trustTemplates", "trustExamples", "satisfactionTemplates",
        "scales", "positiveFrom", "affirmativeFrom", "driverModes", "drivers", "questions", "maxQuestions", "maxMinutes", "hoursAfter", "pointsInTime",
        "channelsWithoutText", "order", "rules");
    var edition = word(node.path("edition"), "edition", knownEditions, "edition");
    var version = number(node, "", "version", 1, MOST_VERSIONS, "The version is a whole number from 1 up.");
    var positive = number(node, "", "positiveFrom", LOWEST_RATING, HIGHEST_RATING, rating("leads to the question what made the difference"));
    var affirmative = number(node, "", "affirmativeFrom", LOWEST_RATING, HIGHEST_RATING, rating("counts as affirmative"));
    return new Guideline(0, edition, version == null ? 0 : version,
        text(node, "", "title", TITLE, true, "the title of the guideline"),
        word(node.path("wordingFrom"), "wordingFrom", knownEditions, "edition"),
        text(node, "", "standInNote", TEXT, false, "the note"), text(node, "", "source", TEXT, false, "the source"),
        templates(node, "trustTemplates", MOST_TEMPLATES), texts(node, "", "trustExamples", MOST_TEXTS),
        templates(node, "satisfactionTemplates", MOST_TEMPLATES), words(node, "scales", SurveyRules.SCALES.keySet(), "scale"),
        positive == null ? HIGHEST_RATING : positive, affirmative == null ? HIGHEST_RATING : affirmative,
        words(node, "driverModes", SurveyRules.DRIVER_MODES.keySet(), "way to ask about the drivers"), drivers(node), questions(node),
        optional(node, "maxQuestions", MOST_QUESTIONS), optional(node, "maxMinutes", MOST_MINUTES), optional(node, "hoursAfter", MOST_HOURS),
        words(node, "pointsInTime", SurveyRules.POINTS_IN_TIME.keySet(), "point in time"), channels(node), order(node), rules(node));
  }

  private static String rating(String of) {
    return "Say from which of the five ratings on an answer " + of + ": a whole number from " + LOWEST_RATING + " to " + HIGHEST_RATING + ".";
  }

  private List<String> templates(JsonNode node, String name, int most) {
    var templates = texts(node, "", name, most);
    for (int i = 0; i < templates.size(); i++) {
      var wrong = Wording.fault(templates.get(i));
      if (wrong != null) {
        fault(name + "." + i, "This wording cannot be compared with questions: " + wrong + ". Write [interaction / service] for a choice of words and [Name] for what is filled in.");
      }
    }
    return templates;
  }

  private List<String> texts(JsonNode node, String at, String name, int most) {
    var texts = list(node, at, name, most, (each, where) -> {
      if (!each.isTextual() || each.asText().isBlank() || each.asText().length() > SENTENCE) {
        fault(where, "A wording is a text of 1 to " + SENTENCE + " characters in quotation marks.");
        return "";
      }
      return each.asText();
    });
    unique(place(at, name), texts);
    return texts;
  }

  private List<String> words(JsonNode node, String name, Set<String> known, String named) {
    var words = list(node, "", name, known.size(), (each, where) -> word(each, where, known, named));
    unique(name, words);
    if (!node.path(name).isArray() || node.path(name).isEmpty()) {
      fault(name, "Name at least one " + named + ", the usual one first. Possible: " + String.join(", ", known) + ".");
    }
    return words;
  }

  private List<Driver> drivers(JsonNode node) {
    var drivers = list(node, "", "drivers", SurveyRules.DRIVERS.size(), this::driver);
    unique("drivers", drivers.stream().map(Driver::id).toList());
    if (!node.path("drivers").isArray() || node.path("drivers").isEmpty()) {
      fault("drivers", "Name at least one driver. Possible: " + String.join(", ", SurveyRules.DRIVERS.keySet()) + ".");
    }
    var needed = new LinkedHashMap<String, String>();
    for (int i = 0; i < drivers.size(); i++) {
      var domain = drivers.get(i).domain();
      if (domain != null && !needed.computeIfAbsent(domain, first -> drivers.stream().filter(each -> first.equals(each.domain())).findFirst().orElseThrow().required())
          .equals(drivers.get(i).required())) {
        fault("drivers." + i + ".required", "The drivers of the domain \"" + domain + "\" count together, so all of them are required, or none is. Give them the same value.");
      }
    }
    return drivers;
  }

  private Driver driver(JsonNode node, String at) {
    if (!object(node, at, "A driver")) {
      return new Driver("", "", Guideline.OPTIONAL, null, List.of(), List.of(), List.of());
    }
    only(node, at, "id", "label", "required", "domain", "positive", "negative", "question");
    var domain = text(node, at, "domain", TITLE, false, "the domain");
    if (domain != null && !DOMAIN.matcher(domain).matches()) {
      fault(place(at, "domain"), "A domain is named by 1 to 40 lower-case letters, digits and hyphens, such as \"equity-transparency\"; leave it out where the driver counts for itself.");
    }
    return new Driver(word(node.path("id"), place(at, "id"), SurveyRules.DRIVERS.keySet(), "driver"),
        text(node, at, "label", TITLE, true, "the name of the driver"), word(node.path("required"), place(at, "required"), NEEDED, "such value"), domain,
        texts(node, at, "positive", MOST_TEXTS), texts(node, at, "negative", MOST_TEXTS), texts(node, at, "question", MOST_TEXTS));
  }

  private Guideline.Questions questions(JsonNode node) {
    var questions = node.path("questions");
    if (!object(questions, "questions", "The wording of the questions about the drivers and of the free text question")) {
      return new Guideline.Questions(null, null, null, null);
    }
    only(questions, "questions", "positive", "negative", "improve", "freeText");
    return new Guideline.Questions(text(questions, "questions", "positive", SENTENCE, false, "the question what made the difference"),
        text(questions, "questions", "negative", SENTENCE, false, "the question what could have been better"),
        text(questions, "questions", "improve", SENTENCE, false, "the question how to improve"),
        text(questions, "questions", "freeText", SENTENCE, false, "the free text question"));
  }

  private Integer optional(JsonNode node, String name, int most) {
    return node.hasNonNull(name) ? number(node, "", name, 1, most, "Give a whole number from 1 to " + most + ", or null where the guideline sets no limit.") : null;
  }

  private List<String> channels(JsonNode node) {
    var channels = list(node, "", "channelsWithoutText", MOST_TEXTS, (each, where) -> {
      if (!each.isTextual() || !CHANNEL.matcher(each.asText()).matches()) {
        fault(where, "A channel is a code of the edition's list, such as \"automated_phone\".");
        return "";
      }
      return each.asText();
    });
    unique("channelsWithoutText", channels);
    return channels;
  }

  private String order(JsonNode node) {
    return node.hasNonNull("order") ? word(node.get("order"), "order", ORDERS, "order") : null;
  }

  private Map<String, Rule> rules(JsonNode node) {
    var rules = new LinkedHashMap<String, Rule>();
    if (!object(node.path("rules"), "rules", "The list of rules") || node.path("rules").isEmpty()) {
      fault("rules", "Name the rules that surveys are checked by, each with severity and clause. Possible: " + String.join(", ", GuidelineRules.TITLES.keySet()) + ".");
      return rules;
    }
    node.path("rules").fields().forEachRemaining(each -> {
      var at = place("rules", shortened(each.getKey()));
      if (!GuidelineRules.TITLES.containsKey(each.getKey())) {
        fault(at, "There is no rule of this name. Possible: " + String.join(", ", GuidelineRules.TITLES.keySet()) + ".");
      } else if (object(each.getValue(), at, "A rule")) {
        only(each.getValue(), at, "severity", "clause");
        rules.put(each.getKey(), new Rule(word(each.getValue().path("severity"), place(at, "severity"), SEVERITIES, "severity"),
            text(each.getValue(), at, "clause", CLAUSE, true, "the clause of the circular that the rule comes from")));
      }
    });
    return rules;
  }

  // ---- what must fit together

  private void applicable(Guideline guideline) {
    if (guideline.trustTemplates().isEmpty()) {
      fault("trustTemplates", "Give the wording of the trust question, at least one.");
    }
    if (!guideline.wordingFrom().equals(guideline.edition()) && !SurveyContent.filled(guideline.standInNote())) {
      fault("standInNote", "The wording is that of another edition (" + guideline.wordingFrom() + "). Say so in a sentence for those who use it.");
    }
    needs(guideline, "satisfaction", "satisfactionTemplates", guideline.satisfactionTemplates().isEmpty(), "the wording of the satisfaction question");
    needs(guideline, "satisfaction-wording", "satisfactionTemplates", guideline.satisfactionTemplates().isEmpty(), "the wording of the satisfaction question");
    needs(guideline, "max-questions", "maxQuestions", guideline.maxQuestions() == null, "the most questions");
    needs(guideline, "max-minutes", "maxMinutes", guideline.maxMinutes() == null, "the most minutes");
    needs(guideline, "length-reason", "maxQuestions", guideline.maxQuestions() == null && guideline.maxMinutes() == null, "the most questions or minutes");
    needs(guideline, "timing", "hoursAfter", guideline.hoursAfter() == null, "within how many hours");
    needs(guideline, "order", "order", guideline.order() == null, "which order: " + String.join(" or ", ORDERS));
    needs(guideline, "required-driver", "drivers", none(guideline, Guideline.REQUIRED), "a driver that is required");
    needs(guideline, "applicable-driver", "drivers", none(guideline, Guideline.IF_APPLICABLE), "a driver that is required if it applies");
    needs(guideline, "trust-reason", "rules", !guideline.rules().containsKey("trust-wording"), "the rule trust-wording");
    needs(guideline, "satisfaction-reason", "rules", !guideline.rules().containsKey("satisfaction-wording"), "the rule satisfaction-wording");
    var strict = new ArrayList<String>();
    guideline.rules().forEach((rule, strictness) -> {
      if (GuidelineRules.OF_THE_UMBRELLA.contains(rule) && strictness.severity().equals("blocking")) {
        strict.add(rule);
      }
    });
    strict.forEach(rule -> fault("rules." + rule + ".severity", "The HISP cannot mend the umbrella clearance of its department, so the rule " + rule
        + " cannot keep its draft open. Make it advisory; no number is assigned without an umbrella anyway."));
  }

  private static boolean none(Guideline guideline, String needed) {
    return guideline.drivers().stream().noneMatch(each -> each.required().equals(needed));
  }

  private void needs(Guideline guideline, String rule, String field, boolean missing, String named) {
    if (guideline.rules().containsKey(rule) && missing) {
      fault(field, "The rule " + rule + " needs " + named + ". Add it, or leave the rule out.");
    }
  }
}
