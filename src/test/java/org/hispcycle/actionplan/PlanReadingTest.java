package org.hispcycle.actionplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Remarks;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Who reads what of a plan, in which version and form; the cycles 2025 (edition 2023) and 2022 (edition 2020) are this test's own. */
@WholeApplication
class PlanReadingTest {

  private static final int YEAR = 2025;
  private static final int YEAR_OF_WHOLE_PLANS = 2022;
  private static final String KEY = "2025-VA-VBA";
  private static final String CASE = "ActionPlanProcess/" + KEY;
  private static final String PLANS = "/api/v1/plans/";
  private static final String PUBLIC = "/api/v1/public/plans";
  private static final Instant SIGNED = Instant.parse("2025-09-02T15:00:00Z");

  @Autowired TestRestTemplate http;
  @Autowired Cycles cycles;
  @Autowired Drafts drafts;
  @Autowired Remarks remarks;
  @Autowired Ledger ledger;
  @Autowired Commitments commitments;
  @Autowired PublicPlans publicPlans;
  @Autowired Signatures signatures;
  @Autowired BudgetRequests budgetRequests;
  private final ObjectMapper json = new ObjectMapper();

  @BeforeEach
  void aPlanWasSignedTwiceAndIsWrittenOn() {
    cycles.open(YEAR);
    if (!drafts.submissions(CASE).isEmpty()) {
      return;
    }
    drafts.freeze(CASE, plan("forty", "1000000"), "vaHead", SIGNED);
    signatures.sign(new PlanSubject(YEAR, "VA", "VA-VBA", KEY), drafts.freeze(CASE, plan("twenty", "1500000"), "vaHead", SIGNED.plusSeconds(86_400)), "Head of agency");
    ledger.submitted(KEY + "/action-plan", "vaHead", SIGNED);
    remarks.add(CASE, "actions.a1.target", "Why not ten?", "ombLead", "ombLead");
    remarks.add(CASE, "budgetRequests.b1.amount", "Too much money.", "ombBudgetExaminer", "ombBudgetExaminer");
    drafts.save(CASE, 0, plan("ten", "1500000"), "vaOfficial");
  }

  private JsonNode plan(String target, String amount) {
    var plan = json.createObjectNode().put("summary", "Faster answers. <script>alert(1)</script>");
    plan.putArray("actions").addObject().put("id", "a1").put("kind", "service").put("serviceId", 26).put("horizon", "following")
        .put("title", "=Answer sooner").put("painPoint", "Long waits").put("evidence", "Call records").put("outcome", "An answer at the first call")
        .put("measure", "Wait").put("baseline", "60").put("target", "within " + target + " minutes").put("targetDate", "2026-09-30").put("owner", "Jane Owner");
    plan.putArray("budgetRequests").addObject().put("id", "b1").put("title", "Staff for the center").put("fiscalYear", 2027).put("amount", amount)
        .put("account", "036-0142").put("narrative", "Nur für Berechtigte").putArray("actionIds").add("a1");
    return plan;
  }

  private ResponseEntity<JsonNode> get(String user, String path) {
    return http.withBasicAuth(user, "hisp-demo").getForEntity(path, JsonNode.class);
  }

  private ResponseEntity<byte[]> file(String user, String query) {
    return http.withBasicAuth(user, "hisp-demo").getForEntity(PLANS + KEY + "/export?" + query, byte[].class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vaOfficial", "vaHispOfficial", "vaHead", "vaCio", "vaCfo"})
  void thePeopleOfThePlanReadItAsItIsBeingWritten(String user) {
    var plan = get(user, PLANS + KEY).getBody();
    assertThat(plan.at("/version/id").asText()).isEqualTo("working");
    assertThat(plan.at("/plan/actions/0/target").asText()).isEqualTo("within ten minutes");
    assertThat(plan.at("/plan/budgetRequests/0/amount").asText()).isEqualTo("1500000");
    assertThat(plan.at("/versions").findValuesAsText("id")).containsExactly("1", "2", "working");
    assertThat(plan.at("/remarks").findValuesAsText("text")).containsExactly("Why not ten?", "Too much money.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vaReporter", "vaCounsel", "vaPra"})
  void otherPeopleOfTheAgencyReadItWithoutTheMoney(String user) {
    for (var path : List.of(PLANS + KEY, PLANS + KEY + "/versions/1", PLANS + KEY + "/differences?from=1&to=2")) {
      var answer = http.withBasicAuth(user, "hisp-demo").getForEntity(path, String.class);
      assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.OK);
      assertThat(answer.getBody()).as(path).doesNotContain("Berechtigte").doesNotContain("036-0142").doesNotContain("000000").doesNotContain("Too much money");
    }
    assertThat(get(user, PLANS + KEY).getBody().at("/plan").has("budgetRequests")).isFalse();
    assertThat(get(user, PLANS + KEY + "/differences?from=1&to=2").getBody().at("/budgetRequests").isNull()).isTrue();
    assertThat(new String(file(user, "format=html&version=2&compare=1").getBody())).contains("Answer sooner").doesNotContain("Berechtigte")
        .doesNotContain("Budget request").doesNotContain("Too much money");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ombLead", "ombBudgetExaminer"})
  void ombReadsWhatWasSubmittedAndNotWhatIsBeingWritten(String user) {
    var plan = get(user, PLANS + KEY).getBody();
    assertThat(plan.at("/version/id").asText()).isEqualTo("2");
    assertThat(plan.at("/version/sha256").asText()).hasSize(64);
    assertThat(plan.at("/version/signature/office").asText()).isEqualTo("Head of agency");
    assertThat(plan.at("/version/signature/intact").asBoolean()).isTrue();
    assertThat(plan.at("/versions/0/signature").isNull()).isTrue();
    assertThat(plan.at("/versions").findValuesAsText("id")).containsExactly("1", "2");
    assertThat(plan.toString()).doesNotContain("within ten");
    assertThat(get(user, PLANS + KEY + "/versions/working").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(get(user, "/api/v1/plans?year=" + YEAR).getBody().findValuesAsText("businessKey")).contains(KEY, "2025-SSA-SSA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ombDeskOfficer", "oiraAnalyst", "ombDirector", "admin"})
  void othersAtOmbAndOperatorsReadNoPlans(String user) {
    for (var path : List.of("/api/v1/plans", PLANS + KEY, PLANS + KEY + "/versions", PLANS + KEY + "/versions/1", PLANS + KEY + "/differences",
        PLANS + KEY + "/export?format=xlsx", PLANS + KEY + "/export?format=html&audience=public")) {
      var answer = http.withBasicAuth(user, "hisp-demo").getForEntity(path, String.class);
      assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.FORBIDDEN);
      assertThat(answer.getBody()).contains("/public/plans").doesNotContain("Answer sooner");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dhsReporter", "dhsOfficial", "ssaHead", "dhsCfo"})
  void anotherAgencyDoesNotLearnThatThePlanExists(String user) {
    var there = http.withBasicAuth(user, "hisp-demo").getForEntity(PLANS + KEY, String.class);
    var nowhere = http.withBasicAuth(user, "hisp-demo").getForEntity(PLANS + "2025-XX", String.class);
    assertThat(there.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(there.getBody().replace(KEY, "")).isEqualTo(nowhere.getBody().replace("2025-XX", ""));
    assertThat(get(user, "/api/v1/plans?year=" + YEAR).getBody().findValuesAsText("agencyId")).isNotEmpty().doesNotContain("VA");
  }

  @Test
  void differencesNameFieldsAndWords() {
    var differences = get("ombBudgetExaminer", PLANS + KEY + "/differences?from=1&to=2").getBody();
    var change = differences.at("/actions/0");
    assertThat(change.at("/change").asText()).isEqualTo("changed");
    assertThat(change.at("/fields/0/field").asText()).isEqualTo("target");
    assertThat(change.at("/fields/0/words").toString()).isEqualTo("[{\"kind\":\"same\",\"text\":\"within \"},{\"kind\":\"removed\",\"text\":\"forty \"},"
        + "{\"kind\":\"added\",\"text\":\"twenty \"},{\"kind\":\"same\",\"text\":\"minutes\"}]");
    assertThat(differences.at("/budgetRequests/0/fields/0/after").asText()).isEqualTo("1500000");
    assertThat(get("ombLead", PLANS + KEY + "/differences").getBody().at("/from").asText()).isEqualTo("1");
    assertThat(get("ombLead", PLANS + KEY + "/differences?from=9").getBody().at("/detail").asText()).contains("no such version").contains("Versions: 1, 2.");
    assertThat(get("ombLead", PLANS + KEY + "/differences?to=1").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void thePlanIsAnHtmlDocument() {
    var answer = file("ombLead", "format=html&version=2&compare=1");
    assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("action-plan-2025-VA-VBA-version-2.html");
    assertThat(answer.getHeaders().getContentDisposition().isAttachment()).isTrue();
    assertThat(new String(answer.getBody(), java.nio.charset.StandardCharsets.UTF_8)).contains("<title>CX Action Plan 2025, Veterans Benefits Administration</title>")
        .contains("&lt;script&gt;").doesNotContain("<script").contains("What changed from").contains("<del>forty</del>").contains("<ins>twenty</ins>")
        .contains("Contacting the Benefits Administration contact center").contains("Target: Why not ten?").contains("Too much money.").contains("Do not pass on.")
        .contains("$1,500,000.00").contains("Is the text that was signed").contains("Adjustment or action for the following year");
  }

  @Test
  void thePlanIsAPdfThatCanBeRead() throws IOException {
    var answer = file("vaHead", "format=pdf&version=2&compare=1");
    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/plan.pdf"), answer.getBody());
    try (var pdf = Loader.loadPDF(answer.getBody())) {
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("CX Action Plan 2025, Veterans Benefits Administration");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(new PDFTextStripper().getText(pdf)).contains("Answer sooner").contains("Nur für Berechtigte").contains("Total").contains("Do not pass on.");
    }
  }

  @Test
  void thePlanIsAWorkbookWithoutFormulas() throws IOException {
    assertThat(sheets(file("vaHead", "format=xlsx&version=2").getBody())).contains("Plan|", "Actions|", "Budget requests|", "Differences|", "Remarks|")
        .contains("'=Answer sooner").doesNotContain("|=Answer").contains("within forty minutes").contains("1500000");
    assertThat(sheets(file("vaReporter", "format=xlsx&version=2").getBody())).contains("Actions|").doesNotContain("Budget").doesNotContain("1500000").doesNotContain("Berechtigte");
  }

  private static String sheets(byte[] file) throws IOException {
    var text = new StringBuilder();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      for (var sheet : book.getSheets().toList()) {
        text.append(sheet.getName()).append("|\n");
        for (Row row : sheet.read()) {
          text.append(row.stream().map(cell -> cell == null ? "" : cell.getRawValue()).collect(Collectors.joining("|"))).append('\n');
        }
      }
    }
    return text.toString();
  }

  @Test
  void thePublicPreviewHoldsNoMoneyNoOwnersNoEvidenceAndNoRemarks() throws IOException {
    for (var format : List.of("html", "xlsx")) {
      var body = file("vaOfficial", "version=2&audience=public&format=" + format).getBody();
      assertThat(format.equals("html") ? new String(body, java.nio.charset.StandardCharsets.UTF_8) : sheets(body)).contains("Answer sooner").contains("within twenty minutes")
          .doesNotContain("Berechtigte").doesNotContain("1500000").doesNotContain("1,500,000").doesNotContain("Jane Owner").doesNotContain("Call records")
          .doesNotContain("Why not ten").doesNotContain("Staff for").doesNotContain("Faster answers");
    }
  }

  @Test
  void aPlanIsPublicOnlyOnceAccepted() {
    cycles.open(YEAR);
    assertThat(http.getForEntity(PUBLIC + "/" + KEY, String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(http.getForEntity(PUBLIC + "/" + KEY + "/export?format=pdf", String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(http.getForEntity("/public/plans/" + KEY, String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(http.getForEntity(PUBLIC + "?year=" + YEAR, String.class).getBody()).doesNotContain(KEY + "\"");
  }

  @Test
  void commitmentsArePublicWithoutLogin() {
    var key = "2025-SSA-SSA";
    drafts.freeze("ActionPlanProcess/" + key, plan("twenty", "1500000"), "ssaHead", SIGNED);
    commitments.publish(key, List.of(commitment(YEAR, "SSA", "SSA-SSA")));
    var plan = http.getForEntity(PUBLIC + "/" + key, String.class);
    assertThat(plan.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(plan.getBody()).contains("Answer sooner").contains("\"wholePlan\":false").doesNotContain("Faster answers").doesNotContain("Jane Owner").doesNotContain("Berechtigte");
    assertThat(http.getForEntity(PUBLIC + "?year=" + YEAR, JsonNode.class).getBody().at("/plans").findValuesAsText("businessKey")).contains(key);
    assertThat(http.getForEntity(PUBLIC + "?format=csv&year=" + YEAR, String.class).getBody()).startsWith("key,title,").contains(key);
    var page = http.getForEntity("/public/plans/" + key, String.class);
    assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(page.getBody()).contains("Answer sooner").contains("export?format=pdf").doesNotContain("Berechtigte").doesNotContain("Jane Owner");
    assertThat(http.getForEntity("/public/plans", String.class).getBody()).contains("/public/plans/" + key);
    for (var format : List.of("html", "pdf", "xlsx")) {
      var file = http.getForEntity(PUBLIC + "/" + key + "/export?format=" + format, byte[].class);
      assertThat(file.getStatusCode()).isEqualTo(HttpStatus.OK);
      assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("public-action-plan-2025-SSA-SSA." + format);
    }
  }

  private static Commitment commitment(int year, String agency, String hisp) {
    return new Commitment(year, year + 1, agency, hisp, "a1", "service", "following", 26, "=Answer sooner", "Long waits", "An answer at the first call", "Wait", "60",
        null, "within twenty minutes", null, LocalDate.of(year + 1, 9, 30), "new", LocalDate.of(year, 10, 1));
  }

  @Test
  void underEarlierEditionsTheWholePlanIsPublic() {
    cycles.open(YEAR_OF_WHOLE_PLANS);
    var key = "2022-SSA-SSA";
    drafts.freeze("ActionPlanProcess/" + key, plan("twenty", "1500000"), "ssaHead", SIGNED);
    assertThat(http.getForEntity(PUBLIC + "/" + key, String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    ledger.submitted(key + "/action-plan", "ssaHead", SIGNED);
    commitments.publish(key, List.of(commitment(YEAR_OF_WHOLE_PLANS, "SSA", "SSA-SSA")));
    publicPlans.publish(new PlanSubject(YEAR_OF_WHOLE_PLANS, "SSA", "SSA-SSA", key), 1, plan("twenty", "1500000"), LocalDate.of(YEAR_OF_WHOLE_PLANS, 10, 1));
    ledger.accepted(key + "/action-plan", "ombLead", SIGNED);
    var plan = http.getForEntity(PUBLIC + "/" + key, String.class).getBody();
    assertThat(plan).contains("\"wholePlan\":true").contains("Faster answers").contains("Call records").doesNotContain("Jane Owner").doesNotContain("Berechtigte");
  }

  @Test
  void theExaminerSeesTotalsEachWayAndTakesThemAlong() throws IOException {
    cycles.open(YEAR);
    budgetRequests.submit(YEAR, List.of(request(KEY, "VA", "VA-VBA", "b1", "1500000", "036-0142"), request(KEY, "VA", "VA-VBA", "b2", "500000.50", "036-0143")), KEY, "vaHead", SIGNED);
    budgetRequests.submit(YEAR, List.of(request("2025-DHS", "DHS", null, "b1", "7", "036-0142")), "2025-DHS", "dhsHead", SIGNED);
    budgetRequests.mark(KEY, "ACCEPTED");
    var path = "/api/v1/cycles/" + YEAR + "/budget-requests";
    var totals = get("ombBudgetExaminer", path).getBody().at("/totals");
    assertThat(totals.at("/government/total").decimalValue()).isEqualByComparingTo("2000007.50");
    assertThat(totals.at("/government/accepted").decimalValue()).isEqualByComparingTo("2000000.50");
    assertThat(totals.at("/government/submitted").decimalValue()).isEqualByComparingTo("7");
    assertThat(totals.at("/departments").findValuesAsText("id")).containsExactly("VA", "DHS");
    assertThat(totals.at("/subjects").findValuesAsText("id")).containsExactly("VA-VBA", "DHS");
    assertThat(totals.at("/accounts/0/id").asText()).isEqualTo("036-0142");
    assertThat(totals.at("/accounts/0/total").decimalValue()).isEqualByComparingTo("1500007");
    assertThat(totals.at("/actionKinds").findValuesAsText("id")).containsExactly("service", "none");
    assertThat(totals.at("/years").findValuesAsText("id")).contains("2025");
    assertThat(get("vaCfo", path).getBody().at("/totals/departments").findValuesAsText("id")).containsExactly("VA");
    var csv = http.withBasicAuth("ombLead", "hisp-demo").getForEntity(path + "?format=csv", String.class);
    assertThat(csv.getBody()).startsWith("cycle_year,fiscal_year").contains("036-0143").contains(",service,1500000.00,");
    assertThat(csv.getHeaders().getContentDisposition().getFilename()).isEqualTo("budget-requests-2025.csv");
    assertThat(sheets(http.withBasicAuth("ombLead", "hisp-demo").getForEntity(path + "?format=xlsx", byte[].class).getBody()))
        .contains("Departments|", "HISPs|", "Accounts|", "Kinds of actions|", "Years|", "Requests|").contains("Nur für Berechtigte");
    for (var user : List.of("ombDeskOfficer", "oiraAnalyst", "admin", "vaReporter", "vaHispOfficial")) {
      for (var format : List.of("csv", "xlsx", "json")) {
        var answer = http.withBasicAuth(user, "hisp-demo").getForEntity(path + "?format=" + format, String.class);
        assertThat(answer.getStatusCode()).as(user + " " + format).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getBody()).doesNotContain("036-0142");
      }
    }
  }

  private static BudgetRequest request(String key, String agency, String hisp, String id, String amount, String account) {
    return new BudgetRequest(key, agency, hisp, id, "Staff", 2027, new BigDecimal(amount), account, null, "Nur für Berechtigte",
        id.equals("b1") ? List.of("a1") : List.of(), null, "SUBMITTED");
  }
}
