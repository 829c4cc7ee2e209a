package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.survey.ConformanceReport.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where surveys depart from the guidelines, rule by rule and edition by edition (F1 to F4, E16, G10, H13). */
class ConformanceCheckTest {

  /** Every rule of every published guideline: one that nobody wrote samples for fails here. */
  static Stream<Arguments> rules() {
    return PublishedGuidelines.all().flatMap(guideline -> guideline.rules().keySet().stream()
        .filter(rule -> !GuidelineRules.OF_THE_UMBRELLA.contains(rule)).map(rule -> Arguments.of(guideline.edition(), rule)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("rules")
  void aSurveyThatMeetsTheRulePasses(String edition, String rule) {
    var sample = pair(edition, rule).meets();
    var report = ConformanceCheck.report(PublishedGuidelines.of(edition), sample.survey(edition), sample.setting());
    assertThat(of(report, rule)).singleElement().satisfies(finding -> {
      assertThat(finding.status()).as(finding.message()).isEqualTo(ConformanceReport.MET);
      assertThat(finding.field()).isNull();
      assertThat(finding.message()).endsWith(".");
    });
    assertThat(departed(report)).isEqualTo(sample.others());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("rules")
  void aSurveyThatDepartsIsToldWhatToDoByRuleAndClause(String edition, String rule) {
    var sample = pair(edition, rule).departs();
    var guideline = PublishedGuidelines.of(edition);
    var report = ConformanceCheck.report(guideline, sample.survey(edition), sample.setting());
    assertThat(of(report, rule)).isNotEmpty().allSatisfy(finding -> {
      assertThat(finding.status()).isEqualTo(ConformanceReport.DEPARTED);
      assertThat(finding.severity()).isEqualTo(guideline.rules().get(rule).severity());
      assertThat(finding.clause()).isEqualTo(guideline.rules().get(rule).clause());
      assertThat(finding.title()).isEqualTo(GuidelineRules.TITLES.get(rule));
      assertThat(finding.field()).isNotBlank();
      assertThat(finding.message()).endsWith(".").hasSizeGreaterThan(40).hasSizeLessThan(1000);
    });
    var with = new HashSet<>(sample.others());
    with.add(rule);
    assertThat(departed(report)).isEqualTo(with);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("rules")
  void whatOmbsExceptionCoversKeepsNobodyBack(String edition, String rule) {
    var sample = pair(edition, rule).departs();
    var exception = new SurveyException(7, "SE-1-VA-VBA", "VA", "VA-VBA", 1, Set.of(rule), "The model of 2020", LocalDate.of(2026, 1, 2), LocalDate.of(2027, 6, 30), null);
    var report = ConformanceCheck.report(PublishedGuidelines.of(edition), sample.survey(edition),
        new Setting(sample.setting().onlySurvey(), sample.setting().serviceChannels(), exception));
    assertThat(of(report, rule)).isNotEmpty().allSatisfy(finding -> {
      assertThat(finding.status()).isEqualTo(ConformanceReport.EXCEPTED);
      assertThat(finding.message()).endsWith("OMB's exception allows this until 2027-06-30.");
    });
    assertThat(report.deviations()).filteredOn(each -> each.rule().equals(rule)).extracting(Deviation::severity).containsOnly("excepted");
    assertThat(departed(report)).isEqualTo(sample.others());
  }

  @ParameterizedTest
  @MethodSource("org.hispcycle.survey.PublishedGuidelines#all")
  void aReportHasEveryRuleOfItsGuidelineAndASurveyThatConformsCanBeSubmitted(Guideline guideline) {
    var report = ConformanceCheck.report(guideline, RuleSamples.read(RuleSamples.conforming(guideline.edition())), RuleSamples.USUAL);
    var expected = new HashSet<>(guideline.rules().keySet());
    expected.removeAll(GuidelineRules.OF_THE_UMBRELLA);
    assertThat(report.findings()).extracting(Finding::rule).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(report.submittable()).isTrue();
    assertThat(report.deviations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.hispcycle.survey.PublishedGuidelines#all")
  void anEmptyDraftIsCheckedWithoutStumbling(Guideline guideline) {
    var report = ConformanceCheck.report(guideline, RuleSamples.read(JsonNodeFactory.instance.objectNode()), RuleSamples.USUAL);
    assertThat(report.submittable()).isFalse();
    assertThat(report.deviations()).extracting(Deviation::rule).contains("trust-wording", "scale", "driver-mode", "required-driver");
  }

  @Test
  void everyRuleThereIsIsKnownToAPublishedGuidelineOrIsForOmbToUse() {
    var published = PublishedGuidelines.all().flatMap(each -> each.rules().keySet().stream()).collect(Collectors.toSet());
    published.add("point-in-time");
    assertThat(published).containsExactlyInAnyOrderElementsOf(GuidelineRules.TITLES.keySet());
  }

  @Test
  void aGuidelineCanNarrowThePointsInTime() {
    var document = PublishedGuidelines.document("2023");
    document.putArray("pointsInTime").add("post_interaction");
    ((ObjectNode) document.get("rules")).putObject("point-in-time").put("severity", "advisory").put("clause", "A-11 280.14 (2023)");
    var guideline = GuidelineDocument.read(document, PublishedGuidelines.EDITIONS);
    assertThat(departed(guideline, survey -> {})).containsOnly(Map.entry("point-in-time", "advisory"));
    assertThat(departed(guideline, survey -> survey.put("pointInTime", "post_interaction").put("hoursAfter", 1))).containsOnly(Map.entry("journey-end", "blocking"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"effectiveness", "ease", "efficiency"})
  void requiredDriversBlockInBothBranches(String driver) {
    for (var branch : List.of("positiveDrivers", "negativeDrivers")) {
      var survey = RuleSamples.conforming("FY2026");
      ((ObjectNode) survey.get(branch)).remove(driver);
      assertThat(ConformanceCheck.of(PublishedGuidelines.of("FY2026"), RuleSamples.read(survey), true)).singleElement().satisfies(each -> {
        assertThat(each.rule()).isEqualTo("required-driver");
        assertThat(each.blocking()).isTrue();
        assertThat(each.field()).isEqualTo(branch + "." + driver);
      });
    }
  }

  @ParameterizedTest
  @CsvSource({"branches", "improve", "each"})
  void underTheEditionOf2020EachOfTheThreeWaysConforms(String mode) {
    var guideline = PublishedGuidelines.of("2020");
    assertThat(departed(guideline, survey -> {
      survey.put("driverMode", mode);
      if (mode.equals("branches")) {
        survey.set("positiveDrivers", survey.get("driverQuestions"));
        survey.set("negativeDrivers", survey.remove("driverQuestions"));
      }
    })).isEmpty();
  }

  @Test
  void freeTextMayBeLeftOutOnlyWhereNothingCanBeWritten() {
    var guideline = PublishedGuidelines.of("FY2026");
    assertThat(departed(guideline, survey -> survey.put("freeText", "").put("channelReason", "Automated only").putArray("channels").add("automated_phone"))).isEmpty();
    assertThat(departed(guideline, survey -> survey.put("freeText", "").putArray("channels").add("automated_phone").add("email").add("phone"))).containsOnlyKeys("free-text");
    assertThat(departed(PublishedGuidelines.of("2020"), survey -> survey.putArray("mandatory").add("freeText"))).containsOnlyKeys("free-text");
  }

  @ParameterizedTest
  @CsvSource({"2020, blocking", "2023, advisory", "FY2026, advisory"})
  void moreThanFifteenQuestionsAreAnErrorIn2020AndToBeJustifiedLater(String edition, String severity) {
    var found = departed(PublishedGuidelines.of(edition), survey -> RuleSamples.extra(survey, 13));
    assertThat(found).containsEntry("max-questions", severity);
    assertThat(found.get("length-reason")).isEqualTo(edition.equals("2020") ? null : "blocking");
  }

  @ParameterizedTest
  @CsvSource({"2023, blocking", "FY2026, advisory"})
  void theOnlySurveyBelongsToTheEndOfTheJourney(String edition, String severity) {
    assertThat(departed(PublishedGuidelines.of(edition), survey -> survey.put("pointInTime", "relational"))).containsOnly(Map.entry("journey-end", severity));
  }

  @Test
  void theEditionOf2019HasSevenQuestionsAndNoLimitOfLength() {
    var guideline = PublishedGuidelines.of("2019");
    assertThat(guideline.rules()).doesNotContainKeys("free-text", "max-questions", "mandatory", "umbrella");
    assertThat(departed(guideline, survey -> RuleSamples.extra(survey, 30))).isEmpty();
    var statements = List.of("effectiveness", "ease", "efficiency", "transparency", "employee");
    assertThat(departed(guideline, survey -> ((ObjectNode) survey.get("driverQuestions")).retain(statements))).isEmpty();
    for (var statement : statements) {
      assertThat(departed(guideline, survey -> ((ObjectNode) survey.get("driverQuestions")).retain(statements.stream().filter(each -> !each.equals(statement)).toList())))
          .as("without %s", statement).hasSize(1)
          .containsValue(statement.equals("employee") ? "advisory" : "blocking");
    }
  }

  @Test
  void aFivePointScaleIsForTheReviewersAndFiveStarsAreToo() {
    assertThat(departed(PublishedGuidelines.of("FY2026"), survey -> survey.put("scale", "likert5"))).containsOnly(Map.entry("scale", "advisory"));
    assertThat(departed(PublishedGuidelines.of("FY2026"), survey -> survey.put("scale", "stars5"))).containsOnly(Map.entry("scale", "advisory"));
  }

  private static Map<String, String> departed(Guideline guideline, Consumer<ObjectNode> change) {
    var survey = RuleSamples.conforming(guideline.edition());
    change.accept(survey);
    var map = new TreeMap<String, String>();
    ConformanceCheck.report(guideline, RuleSamples.read(survey), RuleSamples.USUAL).deviations().forEach(each -> map.put(each.rule(), each.severity()));
    return map;
  }

  private static Set<String> departed(ConformanceReport report) {
    return report.findings().stream().filter(each -> each.is(ConformanceReport.DEPARTED)).map(Finding::rule).collect(Collectors.toSet());
  }

  private static List<Finding> of(ConformanceReport report, String rule) {
    return report.findings().stream().filter(each -> each.rule().equals(rule)).toList();
  }

  private static RuleSamples.Pair pair(String edition, String rule) {
    var pair = RuleSamples.of(edition, rule);
    assertThat(pair).as("The rule %s of %s has no pair of samples: write a survey that meets it and one that departs into RuleSamples", rule, edition).isNotNull();
    return pair;
  }
}
