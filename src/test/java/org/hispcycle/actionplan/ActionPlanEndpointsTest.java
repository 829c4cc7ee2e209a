package org.hispcycle.actionplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

/** Who sees what of plans over HTTP; the cycle 2033 is this test's own. */
@WholeApplication
class ActionPlanEndpointsTest {

  private static final int YEAR = 2033;

  @Autowired TestRestTemplate http;
  @Autowired Cycles cycles;
  @Autowired Commitments commitments;
  @Autowired BudgetRequests budgetRequests;

  @BeforeEach
  void plansWereSigned() {
    cycles.open(YEAR);
    submit("2033-VA", "VA", null, "100");
    submit("2033-VA-VBA", "VA", "VA-VBA", "1000000.50");
    submit("2033-SSA-SSA", "SSA", "SSA-SSA", "7");
    commitments.publish("2033-VA-VBA", List.of(new Commitment(YEAR, 2034, "VA", "VA-VBA", "a1", "service", "following", 26, "=HYPERLINK(\"http://example.org\")",
        "Long waits, \"always\"", "-An answer at once", "@Wait", "40", LocalDate.of(YEAR, 6, 30), "20", "minutes", LocalDate.of(2034, 9, 30), "new", LocalDate.of(YEAR, 10, 1))));
  }

  private void submit(String key, String agencyId, String hispId, String amount) {
    budgetRequests.submit(YEAR, List.of(new BudgetRequest(key, agencyId, hispId, "b1", "Staff", 2035, new BigDecimal(amount), "036-0142",
        null, "Nur für Berechtigte", List.of("a1"), null, "SUBMITTED")), key, "vaHead", Instant.parse("2033-09-12T12:00:00Z"));
  }

  private String path(String agency) {
    return "/api/v1/cycles/" + YEAR + "/budget-requests" + (agency == null ? "" : "?agency=" + agency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ombLead", "ombBudgetExaminer"})
  void ombLeadAndExaminerSeeTheWholeGovernmentWithTotals(String user) {
    var answer = http.withBasicAuth(user, "hisp-demo").getForEntity(path(null), JsonNode.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    var body = answer.getBody();
    assertThat(body.at("/budgetYear").intValue()).isEqualTo(2035);
    assertThat(body.at("/total").decimalValue()).isEqualByComparingTo("1000107.50");
    assertThat(body.at("/departments").findValuesAsText("agencyId")).containsExactly("SSA", "VA");
    assertThat(body.at("/departments/1/total").decimalValue()).isEqualByComparingTo("1000100.50");
    assertThat(body.at("/departments/1/subjects/1/total").decimalValue()).isEqualByComparingTo("1000000.50");
    assertThat(body.at("/departments/1/subjects/1/requests/0/narrative").asText()).isEqualTo("Nur für Berechtigte");
    assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
  }

  @Test
  void whoeverReadsBudgetRequestsLeavesATraceInEachAgencysRecordAndNoAmount() {
    http.withBasicAuth("ombBudgetExaminer", "hisp-demo").getForEntity(path(null), JsonNode.class);
    http.withBasicAuth("ombBudgetExaminer", "hisp-demo").getForEntity(path(null) + "?format=xlsx", byte[].class);
    for (var agency : List.of("VA", "SSA")) {
      var record = http.withBasicAuth("ombLead", "hisp-demo").getForEntity("/api/v1/audit?kind=budget-requests-read&agency=" + agency, JsonNode.class).getBody();
      assertThat(record.at("/entries").findValuesAsText("how")).contains("on the page of a cycle's requests", "as a spreadsheet");
      assertThat(record.at("/entries").findValuesAsText("actor")).contains("ombBudgetExaminer");
      assertThat(record.toString()).doesNotContain("1000000").doesNotContain("036-0142");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vaOfficial", "vaHead", "vaCfo", "vaCio"})
  void officialsOfAnAgencySeeTheirOwnOnly(String user) {
    var own = http.withBasicAuth(user, "hisp-demo").getForEntity(path(null), JsonNode.class).getBody();
    assertThat(own.at("/departments").findValuesAsText("agencyId")).containsExactly("VA");
    assertThat(own.at("/total").decimalValue()).isEqualByComparingTo("1000100.50");
    assertThat(http.withBasicAuth(user, "hisp-demo").getForEntity(path("VA"), JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.OK);
    var foreign = http.withBasicAuth(user, "hisp-demo").getForEntity(path("SSA"), String.class);
    assertThat(foreign.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(foreign.getBody()).doesNotContain("Staff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ombDeskOfficer", "oiraAnalyst", "ombDirector", "admin", "vaHispOfficial", "vaReporter", "vaCounsel", "vaPra", "ssaReporter"})
  void nobodyElseDoes(String user) {
    for (var agency : new String[] {null, "VA", "SSA"}) {
      var answer = http.withBasicAuth(user, "hisp-demo").getForEntity(path(agency), String.class);
      assertThat(answer.getStatusCode()).as(user + " " + agency).isEqualTo(HttpStatus.FORBIDDEN);
      assertThat(answer.getBody()).contains("Ask one of them.").doesNotContain("Staff");
    }
  }

  @Test
  void withoutLoginThereIsNoAnswer() {
    assertThat(http.getForEntity(path(null), String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void aCycleThatWasNotOpenedIsNotFound() {
    var answer = http.withBasicAuth("ombLead", "hisp-demo").getForEntity("/api/v1/cycles/1999/budget-requests", String.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(answer.getBody()).contains("The cycle 1999 has not been opened.");
  }

  @Test
  void everybodyReadsTheCommitmentsAndNoMoney() {
    var answer = http.getForEntity("/api/v1/public/commitments?year=" + YEAR, JsonNode.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    var commitment = answer.getBody().at("/commitments/0");
    assertThat(commitment.at("/title").asText()).isEqualTo("=HYPERLINK(\"http://example.org\")");
    assertThat(commitment.at("/serviceName").asText()).isEqualTo("Contacting the Benefits Administration contact center");
    assertThat(commitment.at("/targetDate").asText()).isEqualTo("2034-09-30");
    assertThat(answer.getBody().toString()).doesNotContain("Berechtigte").doesNotContain("036-0142").doesNotContain("1000000");
    assertThat(http.getForEntity("/api/v1/public/commitments?year=" + YEAR + "&agency=SSA", JsonNode.class).getBody().at("/commitments")).isEmpty();
    assertThat(http.getForEntity("/api/v1/public/commitments?year=" + YEAR + "&hisp=VA-VBA", JsonNode.class).getBody().at("/commitments")).hasSize(1);
  }

  @Test
  void asCsvNoCellRunsAsAFormula() {
    var answer = http.getForEntity("/api/v1/public/commitments?format=csv&year=" + YEAR, String.class);
    assertThat(answer.getHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
    var lines = answer.getBody().split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).startsWith("cycle_year,action_year,agency_id").doesNotContain("amount").doesNotContain("owner");
    assertThat(lines[1]).contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"").contains(",\"Long waits, \"\"always\"\"\",'-An answer at once,'@Wait,");
  }
}
