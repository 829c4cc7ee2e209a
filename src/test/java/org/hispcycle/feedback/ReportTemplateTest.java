package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.draft.Drafts;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a report asks for and begins with (E14). */
@FeedbackTest
class ReportTemplateTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant SIGNED = Instant.parse("2026-10-20T15:00:00Z");

  @Autowired private ReportSteps steps;
  @Autowired private EngineSteps engine;
  @Autowired private FeedbackReports feedback;
  @Autowired private ReportTemplate template;
  @Autowired private ServiceReports reports;
  @Autowired private Drafts drafts;
  @Autowired private JdbcClient sql;

  @Test
  void plannedActionsAndCountsAreAskedForWhereTheEditionDoes() {
    assertThat(template.parts("2019")).contains("plannedActions", "serviceLevels", "accomplishments");
    assertThat(codes(template.of("2019").get("forms"))).contains("counts", "responses");
    assertThat(template.parts("2020")).contains("serviceLevels").doesNotContain("plannedActions");
    assertThat(template.parts("FY2026")).contains("serviceLevels").doesNotContain("plannedActions");
    assertThat(codes(template.of("FY2026").get("forms"))).containsExactly("responses");
    assertThat(template.of("2019").get("questions").toString()).contains("trust", "employee");
  }

  private static List<String> codes(Object list) {
    return ((List<?>) list).stream().map(each -> ((org.hispcycle.edition.Code) each).code()).toList();
  }

  @Test
  void theNextReportBeginsWithWhatWasSubmittedLast() throws Exception {
    engine.nobody();
    var report = steps.openCleared("HHS-CMS");
    var earlier = new ServiceReport("FY2026Q4-HHS-CMS-earlier", ReportSteps.YEAR, "HHS", "HHS-CMS", report.serviceId(), new FiscalQuarter(2026, 4), Stage.COLLECTING, SIGNED, null);
    reports.add(earlier);
    var dataset = steps.upload(earlier, ReportSteps.responses(30, 10)).dataset();
    assertThat(feedback.last(report.businessKey())).isEmpty();

    drafts.freeze(ServiceReport.caseKey(earlier.businessKey()), JSON.readTree("{\"datasetIds\":[" + dataset.id() + "],\"accomplishments\":\"Shorter letters.\",\"serviceLevels\":["
        + "{\"name\":\"Average wait\",\"unit\":\"minutes\",\"value\":\"1,012.50\",\"period\":\"FY 2026 Q4\",\"source\":\"Call center\"},{\"period\":\"FY 2026 Q4\"}]}"), "tester", SIGNED);

    var last = feedback.last(report.businessKey()).orElseThrow();
    assertThat(last.quarter()).isEqualTo("FY2026Q4");
    assertThat(last.accomplishments()).isEqualTo("Shorter letters.");
    assertThat(last.serviceLevels()).singleElement().satisfies(each -> assertThat(each.shown()).isEqualTo("1012.5 minutes"));
    assertThat(last.datasets()).singleElement().satisfies(each -> {
      assertThat(each.channel()).isEqualTo("website");
      assertThat(each.stage()).isEqualTo("End of the application");
      assertThat(each.responses()).isEqualTo(40);
      assertThat(each.trustShare()).isEqualByComparingTo("0.75");
    });
  }

  @Test
  void anIndicatorThatIsHalfGivenIsNamedByItsPlace() throws Exception {
    engine.nobody();
    var report = steps.openCleared("DOL-EBSA");
    steps.upload(report, ReportSteps.responses(30, 10));
    var draft = JSON.readTree("""
        {"plannedActions":"%s","serviceLevels":[{"name":"Wait","unit":"minutes","value":"12 minutes","period":"FY 2027 Q1"},{"name":"Visits","value":"","period":"x"},
         {"period":"FY 2027 Q1"},{"name":"Calls","unit":"calls","value":"1,204","period":"FY 2027 Q1"},{"name":"calls ","unit":"calls","value":5,"period":"FY 2027 Q1"}]}""".formatted("x".repeat(20_001)));

    var refused = catchThrowableOfType(InputRefused.class, () -> feedback.submit(report.businessKey(), draft));

    assertThat(refused.faults()).extracting(InputRefused.Fault::field).containsExactlyInAnyOrder("plannedActions", "serviceLevels.0.value", "serviceLevels.1.unit",
        "serviceLevels.1.value", "serviceLevels.4.name");
    assertThat(refused.faults()).anySatisfy(fault -> assertThat(fault.message()).contains("such as 12.5"));
  }

  @Test
  void whatIsReleasedIsKeptByItselfAndReplacedByTheNextRelease() {
    engine.nobody();
    var report = steps.openCleared("DOL-EBSA");
    var levels = new ServiceLevels(sql);
    levels.released(report.businessKey(), List.of(new ServiceLevel("Wait", "minutes", new BigDecimal("12.50"), "FY 2027 Q1", null), new ServiceLevel("Visits", "%", BigDecimal.TEN, "FY 2027 Q1", "Log")));
    levels.released(report.businessKey(), List.of(new ServiceLevel("Wait", "minutes", new BigDecimal("11"), "FY 2027 Q1", null)));

    assertThat(sql.sql("select amount from report_service_level where business_key = ?").param(report.businessKey()).query(BigDecimal.class).list())
        .singleElement().satisfies(value -> assertThat(value).isEqualByComparingTo("11"));
  }

  @Test
  void datasetsOfOneScaleAreAddedUpAndOthersStayApart() throws Exception {
    engine.nobody();
    var report = steps.openCleared("USDA-RD");
    steps.upload(report, ReportSteps.responses(30, 10));
    steps.upload(report, ReportSteps.responses(20, 40));

    var content = JSON.valueToTree(feedback.content(report.businessKey()).get("totals"));

    assertThat((JsonNode) content).hasSize(1);
    assertThat(content.at("/0/responses").asLong()).isEqualTo(100);
    assertThat(content.at("/0/trustShare").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(content.at("/0/responseRate").isNull()).isTrue();
    assertThat(content.at("/0/datasets").asInt()).isEqualTo(2);
  }
}
