package org.hispcycle.clearance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hispcycle.clearance.ClearanceRequests;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.draft.Drafts;
import org.hispcycle.registry.NewService;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A survey of Social Security as a package, twice submitted; the cycle 2022 is this test's own. */
@WholeApplication
class SurveyPackageTest {

  private static final int YEAR = 2022;
  private static final Instant FIRST = Instant.parse("2026-02-02T15:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-02-09T15:00:00Z");

  @Autowired TestRestTemplate http;
  @Autowired Cycles cycles;
  @Autowired Drafts drafts;
  @Autowired ClearanceRequests requests;
  @Autowired Registry registry;
  @Autowired JdbcClient sql;
  @Autowired ObjectMapper json;

  private static String key;

  @BeforeEach
  void aSurveyWasSubmittedTwice() throws IOException {
    if (key != null) {
      return;
    }
    cycles.open(YEAR);
    var service = registry.addService("SSA-SSA", new NewService("Replacing a card, under test", "d", List.of("Benefits"), List.of("phone")), "test", FIRST);
    var survey = requests.requestForDesignation(YEAR, "SSA", "SSA-SSA", service.id(), "ssaReporter").orElseThrow();
    key = survey.businessKey();
    var caseKey = SurveyTexts.caseKey(key);
    var content = (ObjectNode) json.readTree(PackageSamples.EVERYTHING);
    drafts.freeze(caseKey, content, "ssaReporter", FIRST);
    sql.sql("insert into pra_determination (business_key, submission_version, hisp_id, service_id, method, respondents, question_set, applies, reason, clause, determined_at) "
        + "values (?, 1, 'SSA-SSA', ?, 'survey', 12500, 'x', true, 'A survey of ten or more members of the public.', 'A-11 280.6 (FY2026)', timestamp with time zone '2026-02-02 15:00:00+00')")
        .params(key, service.id()).update();
    sql.sql("insert into survey_deviation (business_key, submission_version, rule_id, position, severity, clause, message) values (?, 1, 'trust-wording', 1, 'advisory', "
        + "'A-11 280.6 (FY2026)', 'The trust question is worded differently.')").param(key).update();
    decided(caseKey, "Task_CheckAsPraOfficer", "Check as agency PRA officer", "return", "Return to the HISP", "Shorten the question.", "ssaPra", "2026-02-04 15:00:00+00");
    content.put("trustQuestion", "I trust SSA to serve me. =1+1");
    content.withObject("/counsel").put("finding", "Permitted by counsel.");
    drafts.freeze(caseKey, content, "ssaPra", SECOND);
    decided(caseKey, "Task_ReviewAsOira", "Review as OIRA policy analyst", "approve", "Approve", "Fine with <i>OIRA</i>.", "oiraAnalyst", "2026-02-10 15:00:00+00");
    content.put("title", "Still being written");
    drafts.save(caseKey, 0, content, "ssaReporter");
    sql.sql("update survey set title = ?, submission_version = 2, status = 'WITH_OMB' where business_key = ?").params(content.get("title").asText(), key).update();
  }

  private void decided(String caseKey, String element, String step, String outcome, String label, String comment, String by, String at) {
    sql.sql("insert into case_decision (case_key, agency_id, element_id, step, outcome, outcome_label, comment_text, decided_by, decided_at, confidential) "
        + "values (?, 'SSA', ?, ?, ?, ?, ?, ?, timestamp with time zone '" + at + "', false)").params(caseKey, element, step, outcome, label, comment, by).update();
  }

  private ResponseEntity<byte[]> get(String user, String rest) {
    return http.withBasicAuth(user, "hisp-demo").getForEntity("/api/v1/surveys/" + key + rest, byte[].class);
  }

  private String html(String user, String version) {
    var answer = get(user, "/package.html" + (version == null ? "" : "?version=" + version));
    assertThat(answer.getStatusCode()).as(new String(answer.getBody(), StandardCharsets.UTF_8)).isEqualTo(HttpStatus.OK);
    return new String(answer.getBody(), StandardCharsets.UTF_8);
  }

  @Test
  void thePackageSaysEverythingThatIsFiled() {
    var text = html("oiraAnalyst", null);
    assertThat(text).contains("After the visit &lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert(1)</script>");
    assertThat(text).contains("To mend what loses trust").contains("Customer feedback survey").contains("Members of the public, contractors included (Individuals or Households; Private Sector)")
        .contains("Callers are asked by phone").contains("At the end of the service journey; offered within 24 hours").contains("Permitted by counsel.")
        .contains("not decided yet").contains("One caller in five").contains("English, Spanish").contains("Your answers are voluntary.").contains("OMB was consulted");
    assertThat(text).as("burden by category and in total").contains("1,200.00").contains("33.33").contains("1,233.33").contains("24,500").contains("$125.00");
    assertThat(text).as("the umbrella, and what is left of it").contains("9900-0012").contains("725,500").contains("58,766.67");
    assertThat(text).as("why the Act applies").contains("A survey of ten or more members of the public. (A-11 280.6 (FY2026))");
    assertThat(text).as("departures with reasons").contains("Wording of the trust question").contains("Callers did not understand the printed wording.");
    assertThat(text).as("the instrument").contains("I trust SSA to serve me. =1+1").contains("My need was addressed.").contains("Was this your first call?")
        .contains("Asked after a negative answer to the first question.").contains("Paperwork Reduction Act statement");
    assertThat(text).as("the record").contains("Shorten the question.").contains("Fine with &lt;i&gt;OIRA&lt;/i&gt;.");
    assertThat(text).as("an agency without a public mailbox says so").contains("No public mailbox of this agency");
  }

  @Test
  void anEarlierVersionIsShownAsItWasFiled() {
    var first = html("ombDeskOfficer", "1");
    assertThat(first).contains("The newest is version 2.").contains("Shorten the question.").doesNotContain("Fine with").doesNotContain("Permitted by counsel.")
        .doesNotContain("=1+1").contains("Based on my experience calling SSA");
    assertThat(get("ombDeskOfficer", "/package.html?version=9").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(get("ombDeskOfficer", "/package.html?version=abc").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void whatIsBeingWrittenIsTheAgencysOwn() {
    assertThat(html("ssaPra", "draft")).contains("Still being written").contains("This is a draft.");
    assertThat(get("oiraAnalyst", "/package.html?version=draft").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(html("ssaPra", null)).as("the newest that was submitted comes first").doesNotContain("Still being written");
  }

  @Test
  void asPdfItHasTagsAndATitle() throws IOException {
    var file = get("ssaReporter", "/package.pdf");
    assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("information-collection-" + key + "-version-2.pdf");
    Files.write(Files.createDirectories(Path.of("target/documents")).resolve("information-collection.pdf"), file.getBody());
    try (var document = Loader.loadPDF(file.getBody())) {
      assertThat(document.getDocumentInformation().getTitle()).startsWith("Information collection package: After the visit <script>");
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(new PDFTextStripper().getText(document)).contains("What is left of a year's ceilings after this survey").contains("Strongly agree");
    }
    assertThat(get("ssaReporter", "/package.xlsx").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  @Test
  void anotherAgencyAndTheOperatorLearnNothing() {
    for (var rest : List.of("", "/package.pdf", "/package.html?version=1", "/differences", "/preview")) {
      assertThat(get("dhsPra", rest).getStatusCode()).as(rest).isEqualTo(HttpStatus.NOT_FOUND);
      assertThat(get("admin", rest).getStatusCode()).as(rest).isEqualTo(HttpStatus.FORBIDDEN);
      assertThat(get("ssaCounsel", rest).getStatusCode()).as(rest).isEqualTo(HttpStatus.OK);
    }
  }

  @Test
  void theCaseTellsItsStoryAndWhatChanged() throws IOException {
    var view = json.readTree(get("ssaPra", "").getBody());
    assertThat(view.get("story").findValuesAsText("comment")).containsExactly("Shorten the question.", "Fine with <i>OIRA</i>.");
    assertThat(view.get("versions").findValuesAsText("id")).containsExactly("draft", "2", "1");
    assertThat(view.get("determination").get("applies").asBoolean()).isTrue();
    assertThat(view.get("mayWithdraw").asBoolean()).isTrue();
    var asOmb = json.readTree(get("ombLead", "").getBody());
    assertThat(asOmb.get("versions").findValuesAsText("id")).containsExactly("2", "1");
    assertThat(asOmb.get("mayWithdraw").asBoolean()).isFalse();
    JsonNode changes = json.readTree(get("ombLead", "/differences?from=1&to=2").getBody()).get("changes");
    assertThat(changes.findValuesAsText("label")).containsExactlyInAnyOrder("Trust question", "Legal counsel: finding");
    assertThat(changes.get(0).get("words").findValuesAsText("kind")).contains("ADDED", "REMOVED");
    assertThat(json.readTree(get("ombLead", "/differences?from=2&to=2").getBody()).get("changes")).isEmpty();
  }

  @Test
  void thePreviewRunsNothing() {
    var answer = get("ombDeskOfficer", "/preview?version=2");
    assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(new String(answer.getBody(), StandardCharsets.UTF_8)).contains("I trust SSA to serve me.").doesNotContain("<script");
  }
}
