package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveySamples;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What counts as a difference between an approved survey and its change, and what does not. */
class SurveyDifferencesTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static SurveyDifferences after(Consumer<ObjectNode> change) {
    try {
      var before = (ObjectNode) JSON.readTree(SurveySamples.COMPLETE);
      before.put("purpose", "To shorten the wait");
      before.putArray("extraQuestions").addObject().put("id", "x1").put("text", "Which office did you contact first?").put("kind", "choice");
      before.put("consent", "Your answers are voluntary.");
      before.put("journeyStage", "After the decision");
      before.putObject("sampling").put("used", true).put("plan", "Every tenth caller").put("split", false);
      before.remove("satisfactionQuestion");
      var changed = before.deepCopy();
      change.accept(changed);
      return SurveyDifferences.between(JSON.treeToValue(before, SurveyContent.class), JSON.treeToValue(changed, SurveyContent.class));
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static ObjectNode question(ObjectNode draft) {
    return (ObjectNode) draft.get("extraQuestions").get(0);
  }

  private static ObjectNode part(ObjectNode draft, String name) {
    return draft.get(name) instanceof ObjectNode part ? part : draft.putObject(name);
  }

  @TestFactory
  Stream<DynamicTest> eachDifferenceIsFoundWhereItIs() {
    Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
    changes.put("method: other method", draft -> part(draft, "determination").put("method", "openEnded"));
    changes.put("method: other purpose", draft -> draft.put("purpose", "To rank our employees"));
    changes.put("population: contractors too", draft -> part(draft, "determination").put("collectsFrom", "federalEmployees"));
    changes.put("added: a question", draft -> draft.withArray("extraQuestions").addObject().put("id", "x2").put("text", "How old are you?").put("kind", "choice"));
    changes.put("added: another question in the same place", draft -> question(draft).put("text", "What is your income?"));
    changes.put("added: another kind of the same question", draft -> question(draft).put("kind", "text"));
    changes.put("added: satisfaction", draft -> draft.put("satisfactionQuestion", "I am satisfied."));
    changes.put("required: trust", draft -> draft.put("trustQuestion", "I trust VBA."));
    changes.put("required: scale", draft -> draft.put("scale", "likert5"));
    changes.put("incentive: offered", draft -> part(draft, "incentive").put("offered", true).put("description", "$10"));
    changes.put("burden: longer", draft -> {
      part(draft, "burden").removeAll();
      part(draft, "burden").putArray("groups").addObject().put("category", "households").put("respondents", 1000).put("responsesEach", 1).put("minutes", 5);
    });
    changes.put("channels: mail too", draft -> draft.withArray("channels").add("postal_mail"));
    changes.put("channels: later", draft -> draft.put("hoursAfter", 47));
    changes.put("channels: at another point in time", draft -> draft.put("pointInTime", "immediate"));
    changes.put("channels: another touchpoint", draft -> draft.put("touchpoint", "On the website"));
    changes.put("channels: the touchpoint no longer said", draft -> draft.remove("touchpoint"));
    changes.put("channels: another stage of the journey", draft -> draft.put("journeyStage", "During the application"));
    changes.put("channels: only some are asked", draft -> part(draft, "sampling").put("used", false));
    changes.put("channels: the survey is split", draft -> part(draft, "sampling").put("split", true));
    changes.put("channels: in Spanish", draft -> draft.putArray("languages").add("Spanish"));
    changes.put("other: statement", draft -> part(draft, "positiveDrivers").put("ease", "It went well."));
    changes.put("other: free text", draft -> draft.put("freeText", "What else?"));
    changes.put("other: question reworded", draft -> question(draft).put("text", "Which office did you contact at first?"));
    changes.put("other: question left out", draft -> draft.putArray("extraQuestions"));
    changes.put("other: consent", draft -> draft.put("consent", "You must answer."));
    changes.put("other: order", draft -> draft.putArray("order").add("freeText").add("trust"));
    return changes.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
      var found = after(each.getValue());
      assertThat(Stream.of(found.method() ? "method" : "", found.population() ? "population" : "", found.questionsAdded() ? "added" : "",
          found.requiredWording() ? "required" : "", found.incentive() ? "incentive" : "", found.burden() ? "burden" : "", found.channels() ? "channels" : "",
          found.otherWording() ? "other" : "")).contains(each.getKey().replaceAll(":.*", ""));
      assertThat(found.sentences()).isNotEmpty().allSatisfy(sentence -> assertThat(sentence).endsWith("."));
    }));
  }

  @Test
  void spellingTitleAndContactMakeNoDifference() {
    var found = after(draft -> {
      draft.put("title", "A better title").put("trustQuestion", draft.get("trustQuestion").asText().toUpperCase() + "!");
      question(draft).put("text", "which office did you contact first");
      draft.put("touchpoint", draft.get("touchpoint").asText() + ".").put("journeyStage", "after the decision");
      draft.putObject("contact").put("office", "PRA").put("email", "pra@example.gov");
    });
    assertThat(found).isEqualTo(SurveyDifferences.NONE);
  }
}
