package org.hispcycle.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** For each rule of the guidelines a survey that meets it and one that departs from it, as small changes to one that conforms. */
final class RuleSamples {

  static final Setting USUAL = new Setting(true, List.of("email", "phone"), null);

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final Setting SECOND_SURVEY = new Setting(false, List.of("email", "phone"), null);

  /** @param others rules that the survey departs from as well, because they hang together */
  record Sample(Consumer<ObjectNode> change, Setting setting, Set<String> others) {

    static Sample of(Consumer<ObjectNode> change, String... others) {
      return new Sample(change, USUAL, Set.of(others));
    }

    Sample in(Setting other) {
      return new Sample(change, other, others);
    }

    SurveyContent survey(String edition) {
      var survey = conforming(edition);
      change.accept(survey);
      return read(survey);
    }
  }

  record Pair(Sample meets, Sample departs) {}

  private static final Sample AS_IT_IS = Sample.of(survey -> {});
  private static final Map<String, Pair> PAIRS = pairs();

  private RuleSamples() {}

  /** The pair of the edition, or else the one for every edition that has the rule; null where nobody wrote one. */
  static Pair of(String edition, String rule) {
    return PAIRS.getOrDefault(edition + "/" + rule, PAIRS.get(rule));
  }

  /** A survey that departs from no rule of the edition. */
  static ObjectNode conforming(String edition) {
    ObjectNode survey;
    try {
      survey = (ObjectNode) JSON.readTree(SurveySamples.COMPLETE);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    if (edition.equals("2019") || edition.equals("2020")) {
      survey.put("scale", "likert5").put("driverMode", "each")
          .put("satisfactionQuestion", "I am satisfied with the service I received from the call center.")
          .put("trustQuestion", edition.equals("2019") ? "This interaction increased my confidence in the call center."
              : "I trust VBA to fulfill our country’s commitment to veterans");
      survey.set("driverQuestions", survey.remove("positiveDrivers"));
      survey.remove("negativeDrivers");
    }
    return survey;
  }

  static SurveyContent read(ObjectNode survey) {
    try {
      return JSON.treeToValue(survey, SurveyContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  static void extra(ObjectNode survey, int count) {
    for (int i = 0; i < count; i++) {
      survey.withArray("extraQuestions").addObject().put("id", "x" + (i + 1)).put("text", "Which office was it? " + i).put("kind", "text").put("driver", "ease");
    }
  }

  private static Map<String, Pair> pairs() {
    var pairs = new HashMap<String, Pair>();
    Consumer<ObjectNode> ownWords = survey -> survey.put("trustQuestion", "Do you trust us?").put("trustReason", "Tests with customers asked for plain words.");
    pairs.put("trust-wording", new Pair(AS_IT_IS, Sample.of(ownWords)));
    pairs.put("trust-reason", new Pair(Sample.of(ownWords, "trust-wording"), Sample.of(ownWords.andThen(survey -> survey.put("trustReason", " ")), "trust-wording")));
    pairs.put("satisfaction", new Pair(AS_IT_IS, Sample.of(survey -> survey.remove("satisfactionQuestion"))));
    pairs.put("satisfaction-wording", new Pair(Sample.of(survey -> survey.put("satisfactionQuestion", "I am satisfied with the service I received from the IRS")),
        Sample.of(survey -> survey.put("satisfactionQuestion", "How happy are you?").put("satisfactionReason", "Discussed with OMB in January."))));
    pairs.put("satisfaction-reason", new Pair(Sample.of(survey -> survey.put("satisfactionQuestion", "How happy are you?").put("satisfactionReason",
        "Discussed with OMB in January."), "satisfaction-wording"), Sample.of(survey -> survey.put("satisfactionQuestion", "How happy are you?"), "satisfaction-wording")));
    pairs.put("scale", new Pair(AS_IT_IS, Sample.of(survey -> survey.put("scale", survey.path("scale").asText().equals("thumbs") ? "likert5" : "thumbs"))));
    pairs.put("2019/driver-mode", new Pair(AS_IT_IS, Sample.of(survey -> survey.put("driverMode", "improve"))));
    pairs.put("2020/driver-mode", new Pair(Sample.of(survey -> survey.put("driverMode", "improve")),
        Sample.of(survey -> survey.putObject("driverQuestions"), "required-driver", "applicable-driver")));
    pairs.put("driver-mode", new Pair(AS_IT_IS, Sample.of(survey -> survey.put("driverMode", "improve").set("driverQuestions", survey.get("positiveDrivers")))));
    pairs.put("2019/required-driver", new Pair(Sample.of(survey -> drivers(survey).remove("humanity")),
        Sample.of(survey -> drivers(survey).remove(List.of("humanity", "transparency")))));
    pairs.put("2020/required-driver", new Pair(Sample.of(survey -> drivers(survey).remove("transparency")), Sample.of(survey -> drivers(survey).remove("ease"))));
    pairs.put("required-driver", new Pair(Sample.of(survey -> drivers(survey).remove("other")),
        Sample.of(survey -> ((ObjectNode) survey.get("negativeDrivers")).remove("efficiency"))));
    pairs.put("applicable-driver", new Pair(Sample.of(survey -> {
      without(survey, "employee");
      survey.putObject("notApplicable").put("employee", "Nobody is spoken to.");
    }), Sample.of(survey -> without(survey, "employee"))));
    pairs.put("one-statement-per-driver", new Pair(AS_IT_IS, Sample.of(survey -> drivers(survey).put("ease", "It was easy. My issue was resolved."))));
    pairs.put("free-text", new Pair(AS_IT_IS, Sample.of(survey -> survey.put("freeText", ""))));
    pairs.put("max-questions", new Pair(Sample.of(survey -> extra(survey, 12)), Sample.of(survey -> {
      extra(survey, 13);
      survey.put("lengthReason", "A pilot of two weeks");
    })));
    pairs.put("2020/max-questions", new Pair(Sample.of(survey -> extra(survey, 5)), Sample.of(survey -> extra(survey, 6))));
    pairs.put("max-minutes", new Pair(Sample.of(survey -> minutes(survey, "5")), Sample.of(survey -> {
      minutes(survey, "5.5");
      survey.put("lengthReason", "Paper forms take longer.");
    })));
    pairs.put("length-reason", new Pair(Sample.of(survey -> {
      extra(survey, 13);
      survey.put("lengthReason", "A pilot of two weeks");
    }, "max-questions"), Sample.of(survey -> extra(survey, 13), "max-questions")));
    pairs.put("2019/order", new Pair(Sample.of(survey -> survey.putArray("order").add("satisfaction").add("trust").add("freeText")),
        Sample.of(survey -> survey.putArray("order").add("drivers").add("trust"))));
    pairs.put("order", new Pair(Sample.of(survey -> extra(survey, 2)), Sample.of(survey -> {
      extra(survey, 2);
      survey.putArray("order").add("x1").add("trust");
    })));
    pairs.put("mandatory", new Pair(Sample.of(survey -> survey.putArray("mandatory").add("a question that is not asked")),
        Sample.of(survey -> survey.putArray("mandatory").add("trust"))));
    pairs.put("journey-end", new Pair(AS_IT_IS, Sample.of(survey -> survey.put("pointInTime", "relational"))));
    pairs.put("timing", new Pair(Sample.of(survey -> survey.put("pointInTime", "post_interaction").put("hoursAfter", 48)).in(SECOND_SURVEY),
        Sample.of(survey -> survey.put("pointInTime", "post_interaction").put("hoursAfter", 49)).in(SECOND_SURVEY)));
    pairs.put("channels-of-service", new Pair(AS_IT_IS, AS_IT_IS.in(new Setting(true, List.of("email", "in_person"), null))));
    pairs.put("sampling", new Pair(Sample.of(survey -> survey.putObject("sampling").put("used", true).put("split", true).put("plan", "Every tenth caller.")
        .put("consulted", "In January with the desk officer")), Sample.of(survey -> survey.putObject("sampling").put("used", true).put("split", true).put("plan", "Every tenth caller."))));
    pairs.put("consent", new Pair(AS_IT_IS, Sample.of(survey -> survey.remove("consent"))));
    pairs.put("driver-mapping", new Pair(Sample.of(survey -> extra(survey, 1)), Sample.of(survey -> survey.putArray("extraQuestions").add("Why did you call?"))));
    pairs.put("consultation", new Pair(AS_IT_IS, Sample.of(survey -> ((ObjectNode) survey.get("consultation")).remove("on"))));
    return pairs;
  }

  private static ObjectNode drivers(ObjectNode survey) {
    return (ObjectNode) (survey.has("positiveDrivers") ? survey.get("positiveDrivers") : survey.get("driverQuestions"));
  }

  private static void without(ObjectNode survey, String driver) {
    List.of("positiveDrivers", "negativeDrivers", "driverQuestions").forEach(part -> {
      if (survey.get(part) instanceof ObjectNode statements) {
        statements.remove(driver);
      }
    });
  }

  private static void minutes(ObjectNode survey, String minutes) {
    ((ObjectNode) survey.get("burden")).put("minutes", new BigDecimal(minutes));
  }
}
