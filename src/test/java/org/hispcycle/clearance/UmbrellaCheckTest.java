package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveySamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a survey fits under its department's umbrella clearance (F1f, H2, L12). */
class UmbrellaCheckTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private static Guideline guideline(String edition) throws Exception {
    try (var in = UmbrellaCheckTest.class.getResourceAsStream("/data/survey/guidelines/" + edition + ".json")) {
      return JSON.readValue(in, Guideline.class);
    }
  }

  private static UmbrellaClearance umbrella(long responses, boolean publication) {
    return new UmbrellaClearance(1, "VA", "9900-0016", "Umbrella", UmbrellaClearance.Kind.A11_280, LocalDate.of(2025, 1, 2),
        LocalDate.of(2027, 12, 31), responses, BigDecimal.valueOf(1000), BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO, null, publication,
        UmbrellaClearance.Status.IN_FORCE, null, 0, true, null);
  }

  /** An edition that has one of the two rules takes it as it says; one that has not asks for nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"2019-2", "2020-2", "2023", "FY2026"})
  void eachEditionsRulesAreMetAndDepartedFrom(String edition) throws Exception {
    var survey = JSON.readValue(SurveySamples.COMPLETE, SurveyContent.class);
    var guideline = guideline(edition);
    assertThat(UmbrellaCheck.of(guideline, survey, umbrella(1000, true), TODAY)).as("meets both").isEmpty();
    departs(guideline, "umbrella", UmbrellaCheck.of(guideline, survey, null, TODAY));
    departs(guideline, "umbrella", UmbrellaCheck.of(guideline, survey, umbrella(999, true), TODAY));
    departs(guideline, "publication", UmbrellaCheck.of(guideline, survey, umbrella(1000, false), TODAY));
  }

  private static void departs(Guideline guideline, String rule, List<Deviation> found) {
    var known = guideline.rules().get(rule);
    assertThat(found).hasSize(known == null ? 0 : 1).allSatisfy(each -> {
      assertThat(each.rule()).isEqualTo(rule);
      assertThat(each.severity()).isEqualTo(known.severity());
      assertThat(each.clause()).isEqualTo(known.clause());
      assertThat(each.message()).endsWith(".");
    });
  }

  /** Umbrella clearances are known since the edition of 2020 (H2). */
  @Test
  void theEditionsThatHaveTheRules() throws Exception {
    for (var edition : List.of("2019", "2019-2", "2020", "2020-2", "2023", "FY2026")) {
      assertThat(guideline(edition).rules().keySet().containsAll(List.of("umbrella", "publication"))).as(edition).isEqualTo(!edition.startsWith("2019"));
    }
  }

  @Test
  void aMissingSmallOrSecretUmbrellaIsPointedOut() throws Exception {
    var survey = JSON.readValue(SurveySamples.COMPLETE, SurveyContent.class);
    var guideline = guideline("FY2026");
    assertThat(UmbrellaCheck.of(guideline, survey, null, TODAY)).extracting(Deviation::rule).containsExactly("umbrella");
    assertThat(UmbrellaCheck.of(guideline, survey, umbrella(999, true), TODAY)).extracting(Deviation::message)
        .containsExactly("The survey needs 1000 responses and 50.00 hours; the umbrella clearance 9900-0016 has 999 responses and 1000 hours left.");
    assertThat(UmbrellaCheck.of(guideline, survey, umbrella(1000, false), TODAY)).extracting(Deviation::rule).containsExactly("publication");
  }
}
