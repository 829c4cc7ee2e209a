package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hispcycle.edition.Editions;
import org.hispcycle.support.WholeApplication;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.Guidelines;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveySamples;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether a survey fits under its department's umbrella clearance (F1f, H2, L12). */
@WholeApplication
class UmbrellaCheckTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  @Autowired Guidelines guidelines;
  @Autowired Editions editions;

  private static UmbrellaClearance umbrella(long responses, boolean publication) {
    return new UmbrellaClearance(1, "VA", "9900-0016", "Umbrella", UmbrellaClearance.Kind.A11_280, LocalDate.of(2025, 1, 2),
        LocalDate.of(2027, 12, 31), responses, BigDecimal.valueOf(1000), BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO, null, publication,
        UmbrellaClearance.Status.IN_FORCE, null, 0, true, null);
  }

  @Test
  void aMissingSmallOrSecretUmbrellaIsPointedOut() throws Exception {
    var survey = JSON.readValue(SurveySamples.COMPLETE, SurveyContent.class);
    var guideline = guidelines.of(editions.byId("FY2026"));
    assertThat(UmbrellaCheck.of(guideline, survey, null, TODAY)).extracting(Deviation::rule).containsExactly("umbrella");
    assertThat(UmbrellaCheck.of(guideline, survey, umbrella(999, true), TODAY)).extracting(Deviation::message)
        .containsExactly("The survey needs 1000 responses and 50.00 hours; the umbrella clearance 9900-0016 has 999 responses and 1000 hours left.");
    assertThat(UmbrellaCheck.of(guideline, survey, umbrella(1000, false), TODAY)).extracting(Deviation::rule).containsExactly("publication");
  }
}
