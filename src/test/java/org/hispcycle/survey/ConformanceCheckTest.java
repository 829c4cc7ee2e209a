package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hispcycle.edition.Editions;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where surveys depart from the guidelines, rule by rule and edition by edition (F1d, F2c to F2j, H13). */
@WholeApplication
class ConformanceCheckTest {

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  @Autowired Guidelines guidelines;
  @Autowired Editions editions;

  private List<Deviation> check(String edition, Consumer<ObjectNode> change) throws Exception {
    var draft = (ObjectNode) JSON.readTree(SurveySamples.COMPLETE);
    change.accept(draft);
    return ConformanceCheck.of(guidelines.of(editions.byId(edition)), JSON.treeToValue(draft, SurveyContent.class), true);
  }

  private static Map<String, String> severities(List<Deviation> found) {
    var map = new java.util.TreeMap<String, String>();
    found.forEach(each -> map.put(each.rule(), each.severity()));
    return map;
  }

  @Test
  void theModelOf2023ConformsUnderFy2026() throws Exception {
    assertThat(check("FY2026", draft -> {})).isEmpty();
    assertThat(guidelines.of(editions.byId("FY2026")).wordingFrom()).isEqualTo("2023");
  }

  @ParameterizedTest
  @ValueSource(strings = {"This interaction increased my trust in VBA.", "This service increased my trust in the Veterans Benefits Administration",
      "this  INTERACTION increased my trust in VBA"})
  void bracketsOfTheTrustTemplateAreFilledIn(String question) throws Exception {
    assertThat(check("FY2026", draft -> draft.put("trustQuestion", question))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Do you trust VBA?", "This call increased my trust in VBA.", "This interaction increased my trust in "})
  void anotherWordingIsForTheReviewers(String question) throws Exception {
    var found = check("FY2026", draft -> draft.put("trustQuestion", question).put("trustReason", "Asked for in tests with customers"));
    assertThat(found).singleElement().satisfies(each -> {
      assertThat(each.rule()).isEqualTo("trust-wording");
      assertThat(each.severity()).isEqualTo("advisory");
      assertThat(each.clause()).isEqualTo("A-11 280.6 (FY2026)");
    });
  }

  @Test
  void aFivePointScaleIsForTheReviewers() throws Exception {
    assertThat(severities(check("FY2026", draft -> draft.put("scale", "likert5")))).containsEntry("scale", "advisory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"effectiveness", "ease", "efficiency"})
  void requiredDriversBlockInBothBranches(String driver) throws Exception {
    for (var branch : List.of("positiveDrivers", "negativeDrivers")) {
      assertThat(check("FY2026", draft -> ((ObjectNode) draft.get(branch)).remove(driver))).singleElement().satisfies(each -> {
        assertThat(each.rule()).isEqualTo("required-driver");
        assertThat(each.severity()).isEqualTo("blocking");
        assertThat(each.field()).isEqualTo(branch + "." + driver);
      });
    }
  }

  @Test
  void applicableDriversNeedAStatementOrAReasonAndOtherIsFree() throws Exception {
    assertThat(severities(check("FY2026", draft -> ((ObjectNode) draft.get("positiveDrivers")).remove("humanity")))).containsOnly(Map.entry("applicable-driver", "blocking"));
    assertThat(check("FY2026", draft -> ((ObjectNode) draft.get("positiveDrivers")).remove("other"))).isEmpty();
  }

  @Test
  void freeTextIsRequiredUnlessTheChannelTakesNone() throws Exception {
    assertThat(severities(check("FY2026", draft -> draft.put("freeText", " ")))).containsOnly(Map.entry("free-text", "blocking"));
    assertThat(check("FY2026", draft -> draft.put("freeText", "").putArray("channels").add("automated_phone"))).isEmpty();
    assertThat(severities(check("FY2026", draft -> draft.put("freeText", "").putArray("channels").add("automated_phone").add("email")))).containsKey("free-text");
  }

  @ParameterizedTest
  @CsvSource({"2020, 12, ", "2020, 13, blocking", "2023, 12, ", "2023, 13, advisory", "FY2026, 12, ", "FY2026, 13, advisory"})
  void moreThanFifteenQuestionsAreAnErrorIn2020AndForTheReviewersLater(String edition, int extra, String severity) throws Exception {
    var found = severities(check(edition, draft -> {
      var questions = draft.putArray("extraQuestions");
      for (int i = 0; i < extra; i++) {
        questions.add("Question " + i);
      }
    }));
    assertThat(found.get("max-questions")).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"5, ", "5.5, advisory"})
  void moreThanFiveMinutesAreForTheReviewers(String minutes, String severity) throws Exception {
    assertThat(severities(check("FY2026", draft -> ((ObjectNode) draft.get("burden")).put("minutes", new BigDecimal(minutes)))).get("max-minutes")).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"2023, blocking", "FY2026, advisory"})
  void theOnlySurveyBelongsToTheEndOfTheJourney(String edition, String severity) throws Exception {
    assertThat(severities(check(edition, draft -> draft.put("pointInTime", "relational")))).containsOnly(Map.entry("journey-end", severity));
  }

  @Test
  void theEditionOf2019AsksForLikertAndNoFreeText() throws Exception {
    var found = severities(check("2019", draft -> draft.put("freeText", "")));
    assertThat(found).containsEntry("scale", "advisory").doesNotContainKeys("free-text", "max-questions", "umbrella");
    assertThat(check("2019", draft -> {
      draft.put("scale", "likert5").put("trustQuestion", "This interaction increased my confidence in the call center.")
          .put("satisfactionQuestion", "I am satisfied with the service I received from the call center.").put("driverMode", "each");
      draft.set("driverQuestions", draft.get("positiveDrivers"));
    })).isEmpty();
  }
}
