package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.survey.SurveyContent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which days OIRA can have approved a survey. */
class ClearanceRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

  private static UmbrellaClearance umbrella(LocalDate approvedOn) {
    return new UmbrellaClearance(1, "VA", "9900-0016", "Umbrella", UmbrellaClearance.Kind.A11_280, approvedOn, LocalDate.of(2028, 12, 31), 1000, BigDecimal.TEN,
        BigDecimal.TEN, 0, BigDecimal.ZERO, BigDecimal.ZERO, null, true, UmbrellaClearance.Status.IN_FORCE, null, 1, false, null);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      2026-03-20 | 2026-03-10 | 2026-01-05 |
      2026-03-10 | 2026-03-10 | 2026-01-05 |
      2026-03-09 | 2026-03-10 | 2026-01-05 | OMB has had all material of this request since 2026-03-10
      2026-03-12 | 2026-03-10 | 2026-03-13 | The umbrella clearance 9900-0016 was itself approved on 2026-03-13
      2026-03-13 | 2026-03-10 | 2026-03-13 |
      2026-03-09 |            | 2026-01-05 |
      2026-03-21 | 2026-03-10 | 2026-01-05 | that day is still to come""")
  void anApprovalIsGivenAfterTheRequestAndUnderAnUmbrellaInForce(LocalDate approvedOn, LocalDate withOmbSince, LocalDate umbrellaSince, String saying) throws Exception {
    var survey = new ObjectMapper().registerModule(new JavaTimeModule()).readValue(
        "{\"approval\":{\"controlNumber\":\"2900-0770\",\"approvedOn\":\"" + approvedOn + "\",\"expiresOn\":\"2027-12-31\"}}", SurveyContent.class);
    var faults = ClearanceRules.approval(survey, TODAY, withOmbSince, umbrella(umbrellaSince), false, null, false);
    if (saying == null) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults).extracting(Fault::field).containsExactly("approval.approvedOn");
      assertThat(faults.get(0).message()).contains(saying).endsWith(".");
    }
  }
}
