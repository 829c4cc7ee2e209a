package org.hispcycle.feedback.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.FeedbackReports;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.feedback.RawResponses;
import org.hispcycle.feedback.ReportSteps;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.feedback.SurveyClearance;
import org.hispcycle.feedback.TestClearances;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Response files over HTTP, as programs and the form send them. */
@FeedbackTest
class DatasetApiTest {

  private static final String BOUNDARY = "----responses";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FILES = Path.of("target/response-files");

  @LocalServerPort private int port;
  @Autowired private ReportSteps reportSteps;
  @Autowired private EngineSteps steps;
  @Autowired private FeedbackReports reports;
  @Autowired private JdbcClient sql;
  @Autowired private RawResponses raw;
  @Autowired private TestClearances clearances;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void nobody() {
    steps.nobody();
  }

  @Test
  void aFileIsCountedShownAndRemoved() throws Exception {
    var report = reportSteps.openCleared("DHS-CBP");

    var answer = upload("dhsReporter", report, metadata().replace("{", "{\"volumeOfRespondents\":17,"), ReportSteps.responses(12, 4) + "\nbad,7,,,,,,,,,,,,,,,");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var check = json(answer);
    assertThat(check.get("rowsRead").asLong()).isEqualTo(17);
    assertThat(check.get("counted").asLong()).isEqualTo(16);
    assertThat(check.get("refused").asLong()).isEqualTo(1);
    assertThat(check.get("trustShare").asDouble()).isEqualTo(0.75);
    assertThat(check.at("/drivers/effectiveness/positive").asLong()).isEqualTo(12);
    assertThat(check.at("/problems/0/line").asLong()).isEqualTo(18);
    assertThat(check.at("/problems/0/message").asText()).contains("0 or 1");
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/datasets/" + check.get("id").asLong());
    assertThat(kept(check)).isRegularFile();

    var shown = json(get("dhsOfficial", reportPath(report)));
    assertThat(shown.at("/0/datasets/0/id")).isEqualTo(check.get("id"));
    assertThat(shown.at("/0/stage").asText()).isEqualTo("COLLECTING");
    assertThat(delete("dhsReporter", check).statusCode()).isEqualTo(204);
    assertThat(delete("dhsReporter", check).statusCode()).isEqualTo(404);
    assertThat(json(get("dhsOfficial", reportPath(report))).at("/0/datasets")).isEmpty();
    assertThat(kept(check)).doesNotExist();
  }

  @Test
  void theSameFileTwiceIsOneDataset() throws Exception {
    var report = reportSteps.openCleared("DHS-FEMA");
    var first = upload("dhsReporter", report, metadata(), ReportSteps.responses(20, 1));
    var second = upload("dhsHispOfficial", report, metadata(), ReportSteps.responses(20, 1));
    var otherChannel = upload("dhsReporter", report, metadata().replace("website", "phone"), ReportSteps.responses(20, 1));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(json(second).get("id")).isEqualTo(json(first).get("id"));
    assertThat(otherChannel.statusCode()).isEqualTo(409);
    assertThat(json(otherChannel).get("detail").asText()).contains("in the report already").contains("another description");
    assertThat(json(get("dhsReporter", reportPath(report))).at("/0/datasets")).hasSize(1);
  }

  @Test
  void aNewFileTakesThePlaceOfADraftsAndNeverOfASubmittedOne() throws Exception {
    var report = reportSteps.openCleared("TREAS-IRS");
    var first = json(upload("treasReporter", report, metadata(), ReportSteps.responses(20, 1)));
    var replacing = path(report) + "?replaces=" + first.get("id").asLong();

    var broken = send("treasReporter", replacing, multipart(), body(metadata(), "not,a,response,file".getBytes(StandardCharsets.UTF_8), BOUNDARY));
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(ids(report)).containsExactly(first.get("id").asLong());

    // the same file with another description: what a corrected channel needs
    var described = json(send("treasReporter", replacing, multipart(), body(metadata().replace("website", "phone"), bytes(20, 1), BOUNDARY)));
    assertThat(described.get("channel").asText()).isEqualTo("phone");
    assertThat(kept(described)).isRegularFile();
    var second = json(send("treasReporter", path(report) + "?replaces=" + described.get("id").asLong(), multipart(), body(metadata(), bytes(25, 5), BOUNDARY)));
    assertThat(ids(report)).containsExactly(second.get("id").asLong());
    assertThat(kept(described)).doesNotExist();
    assertThat(send("treasReporter", replacing, multipart(), body(metadata(), bytes(9, 9), BOUNDARY)).statusCode()).isEqualTo(404);
    assertThat(send("vaReporter", replacing, multipart(), body(metadata(), bytes(9, 9), BOUNDARY)).statusCode()).isEqualTo(404);

    steps.saveDraft("treasReporter", report.businessKey(), "Task_SubmitFeedbackData", Map.of("accomplishments", ""));
    steps.complete("treasReporter", report.businessKey(), "Task_SubmitFeedbackData", "submit", null);
    steps.complete("treasOfficial", report.businessKey(), "Task_SignReport", "sign", null);
    steps.complete("ombDeskOfficer", report.businessKey(), "Task_ReviewReport", "return", "Again.");
    var late = send("treasReporter", path(report) + "?replaces=" + second.get("id").asLong(), multipart(), body(metadata(), bytes(30, 5), BOUNDARY));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).get("detail").asText()).contains("was submitted to OMB and is kept");
    assertThat(ids(report)).containsExactly(second.get("id").asLong());
    assertThat(incoming()).isEmpty();
  }

  @Test
  void idsThatStandInTwoDatasetsOfAReportAreFound() throws Exception {
    var report = reportSteps.openCleared("HHS-CMS");
    var web = json(upload("hhsReporter", report, metadata(), ReportSteps.responses(20, 20)));
    var phone = json(upload("hhsReporter", report, metadata().replace("website", "phone"), ReportSteps.responses(3, 2).replace("\nr", "\n r")));
    var other = json(upload("hhsReporter", report, metadata().replace("website", "paper"), ReportSteps.responses(3, 3).replace("\nr", "\npaper-")));

    assertThat(checks(phone)).anySatisfy(check -> {
      assertThat(check.get("rule").asText()).isEqualTo("repeated-ids");
      assertThat(check.get("severity").asText()).isEqualTo("advisory");
      assertThat(check.get("message").asText()).contains("5 rows of \"responses.csv\" (dataset " + web.get("id").asLong() + ", website)").contains("count twice");
    });
    assertThat(checks(other)).noneMatch(check -> check.get("rule").asText().equals("repeated-ids"));
    assertThat(checks(shown(report, web))).anyMatch(check -> check.get("rule").asText().equals("repeated-ids"));

    assertThat(delete("hhsReporter", phone).statusCode()).isEqualTo(204);
    assertThat(checks(shown(report, web))).noneMatch(check -> check.get("rule").asText().equals("repeated-ids"));
  }

  @Test
  void remarksAreReadMaskedByOmbsReviewersOnceTheyWereSubmittedAndThatIsRecorded() throws Exception {
    var report = reportSteps.openCleared("HHS-CMS");
    var dataset = json(upload("hhsReporter", report, metadata(), ReportSteps.responses(20, 5).replace("\nr", "\nremark-").replace("slow", "slow; call 202-555-0100")));
    var remarks = "/api/v1/datasets/" + dataset.get("id").asLong() + "/remarks";
    assertThat(dataset.get("personalData").asLong()).isEqualTo(5);
    assertThat(get("ombDeskOfficer", remarks).statusCode()).as("not submitted yet").isEqualTo(404);

    sql.sql("update dataset set submitted_at = uploaded_at where id = ?").param(dataset.get("id").asLong()).update();
    for (var other : List.of("hhsReporter", "hhsOfficial", "vaReporter", "ombBudgetExaminer", "oiraAnalyst")) {
      assertThat(get(other, remarks).statusCode()).as(other).isEqualTo(403);
    }
    assertThat(get(null, remarks).statusCode()).isEqualTo(401);
    assertThat(records()).isZero();

    var answer = get("ombDeskOfficer", remarks + "?answers=negative&size=2");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.body()).contains("slow; call [phone number]").doesNotContain("202-555-0100", "remark-");
    assertThat(json(answer).get("remarks")).hasSize(2);
    assertThat(json(get("ombLead", remarks + "?answers=negative&size=2&after=" + json(answer).get("next").asLong())).get("remarks")).hasSize(2);
    assertThat(records()).isEqualTo(2);
    assertThat(get("ombLead", remarks + "?size=1000").statusCode()).isEqualTo(422);
    assertThat(get("ombLead", remarks + "?after=-1").statusCode()).isEqualTo(422);
  }

  @Test
  void rawRowsAreForOmbsReviewersOnceTheyWereSubmittedAndForTheAgencysOwnPeopleAndThatIsRecorded() throws Exception {
    var report = reportSteps.openCleared("HHS-CMS", new FiscalQuarter(2027, 2));
    var dataset = json(upload("hhsReporter", report, metadata(), ReportSteps.responses(20, 5).replace("\nr", "\nraw-").replace("slow", "=1+1; call 202-555-0100") + "\nbad,7" + ",".repeat(15)));
    var rows = "/api/v1/datasets/" + dataset.get("id").asLong() + "/responses";
    var before = records("responses-exported");
    assertThat(get("ombDeskOfficer", rows).statusCode()).as("not submitted yet").isEqualTo(404);
    assertThat(get("hhsReporter", rows).statusCode()).isEqualTo(200);

    sql.sql("update dataset set submitted_at = uploaded_at where id = ?").param(dataset.get("id").asLong()).update();
    for (var other : List.of("vaReporter", "dhsReporter", "ombBudgetExaminer", "oiraAnalyst")) {
      assertThat(get(other, rows).statusCode()).as(other).isEqualTo(403);
    }
    assertThat(get(null, rows).statusCode()).isEqualTo(401);
    assertThat(records("responses-exported") - before).isEqualTo(1);

    var answer = get("ombLead", rows);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment").contains("responses-FY2027Q2-HHS-CMS");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Rows")).hasValue("25");
    assertThat(answer.body().lines()).hasSize(26).startsWith(ReportSteps.HEADER, "raw-0,1,1,0,1,,,,,null,null,null,null,null,null,null,thanks")
        .endsWith("raw-24,0,,,,,,,,0,1,0,,,,,'=1+1; call [phone number]");
    assertThat(records("responses-exported") - before).isEqualTo(2);

    // while it is written nobody waits for a connection to the database
    var copy = raw.copy(new Actor("ombLead", Set.of(Roles.OMB_LEAD), Set.of()), dataset.get("id").asLong());
    copy.writeTo(new java.io.OutputStream() {
      @Override
      public void write(int one) {
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
      }
    });
  }

  @Test
  void whereAnUploadSaysItsDatasetIsThereItIs() throws Exception {
    var report = reportSteps.openCleared("HHS-CMS", new FiscalQuarter(2027, 3));
    var answer = upload("hhsReporter", report, metadata(), ReportSteps.responses(40, 5));
    var location = answer.headers().firstValue("Location").orElseThrow();

    assertThat(json(get("hhsReporter", location))).isEqualTo(json(answer));
    assertThat(json(get("hhsOfficial", location)).get("reportKey").asText()).isEqualTo(report.businessKey());
    assertThat(get("ombLead", location).statusCode()).isEqualTo(200);
    assertThat(get("vaReporter", location).statusCode()).isEqualTo(404);
    assertThat(get(null, location).statusCode()).isEqualTo(401);
    assertThat(get("hhsReporter", "/api/v1/datasets/first").statusCode()).isEqualTo(422);
  }

  @Test
  void everythingThatIsKeptOfTheProblemsCanBeSavedAsATableThatRunsNothing() throws Exception {
    var report = reportSteps.openCleared("HHS-CMS", new FiscalQuarter(2027, 4));
    var bad = new StringBuilder();
    for (int i = 0; i < 1_100; i++) {
      bad.append("\nbad-").append(i).append(i % 2 == 0 ? ",\"=x, 202-555-0100\"" : ",7").append(",".repeat(15));
    }
    var dataset = json(upload("hhsReporter", report, metadata(), ReportSteps.responses(40, 5) + bad));
    var problems = "/api/v1/datasets/" + dataset.get("id").asLong() + "/problems";

    var answer = get("hhsOfficial", problems);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().lines()).hasSize(1_001).startsWith("line,column,rule,counted,what");
    assertThat(answer.body()).contains("\r\n48,question_1,question-1,no,").doesNotContain("202-555-0100").doesNotContain("\n=");
    assertThat(get("ombLead", problems).statusCode()).isEqualTo(200);
    assertThat(get("vaReporter", problems).statusCode()).isEqualTo(404);
  }

  private int records() {
    return records("remarks-read");
  }

  /** Whoever writes the record down has it for good, or still to be sealed. */
  private int records(String kind) {
    return sql.sql("select count(*) from audit_inbox where content like ?").param("%" + kind + "%").query(Integer.class).single()
        + sql.sql("select count(*) from audit_entry where kind = ?").param(kind).query(Integer.class).single();
  }

  private JsonNode shown(ServiceReport report, JsonNode dataset) throws Exception {
    for (var each : json(get("hhsReporter", reportPath(report))).at("/0/datasets")) {
      if (each.get("id").equals(dataset.get("id"))) {
        return each;
      }
    }
    throw new AssertionError("The dataset " + dataset.get("id") + " is not in the report.");
  }

  private static String multipart() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  private static byte[] bytes(int positive, int negative) {
    return ReportSteps.responses(positive, negative).getBytes(StandardCharsets.UTF_8);
  }

  private static List<JsonNode> checks(JsonNode dataset) {
    var checks = new java.util.ArrayList<JsonNode>();
    dataset.get("checks").forEach(checks::add);
    return checks;
  }

  private List<Long> ids(ServiceReport report) throws Exception {
    var ids = new java.util.ArrayList<Long>();
    json(get("treasReporter", reportPath(report))).at("/0/datasets").forEach(each -> ids.add(each.get("id").asLong()));
    return ids;
  }

  @Test
  void theSameFileSentByTwoAtOnceIsOneDataset() throws Exception {
    var report = reportSteps.openCleared("DHS-TSA");
    var file = ReportSteps.responses(400, 100);
    Callable<HttpResponse<String>> sending = () -> upload("dhsReporter", report, metadata(), file);
    var people = Executors.newFixedThreadPool(4);
    try {
      var answers = people.invokeAll(List.of(sending, sending, sending, sending));
      var codes = new java.util.ArrayList<Integer>();
      for (var answer : answers) {
        codes.add(answer.get().statusCode());
      }
      assertThat(codes).containsOnlyOnce(201).containsOnly(200, 201);
    } finally {
      people.shutdown();
    }
    assertThat(json(get("dhsReporter", reportPath(report))).at("/0/datasets")).hasSize(1);
  }

  @Test
  void afterTheReportHasGoneOnNothingIsAddedOrRemoved() throws Exception {
    var report = reportSteps.openCleared("DHS-USCIS");
    var dataset = json(upload("dhsReporter", report, metadata(), ReportSteps.responses(12, 4)));
    steps.saveDraft("dhsReporter", report.businessKey(), "Task_SubmitFeedbackData", Map.of("accomplishments", ""));
    steps.complete("dhsReporter", report.businessKey(), "Task_SubmitFeedbackData", "submit", null);

    var late = upload("dhsReporter", report, metadata(), ReportSteps.responses(13, 4));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).get("detail").asText()).contains("takes no files now").contains("returned first");
    assertThat(upload("dhsReporter", report, metadata(), ReportSteps.responses(12, 4)).statusCode()).isEqualTo(409);
    assertThat(delete("dhsReporter", dataset).statusCode()).isEqualTo(409);

    steps.complete("dhsOfficial", report.businessKey(), "Task_SignReport", "sign", null);
    steps.complete("ombDeskOfficer", report.businessKey(), "Task_ReviewReport", "return", "Again.");
    var submitted = delete("dhsReporter", dataset);
    assertThat(submitted.statusCode()).isEqualTo(409);
    assertThat(json(submitted).get("detail").asText()).contains("was submitted to OMB and is kept");
    assertThat(upload("dhsReporter", report, metadata(), ReportSteps.responses(13, 4)).statusCode()).isEqualTo(201);
  }

  @Test
  void gzipIsRecognisedByItsFirstBytes() throws Exception {
    var report = reportSteps.openCleared("DOC-USPTO");
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(ReportSteps.responses(50, 50).getBytes(StandardCharsets.UTF_8));
    }

    var answer = upload("docReporter", report, metadata(), packed.toByteArray(), BOUNDARY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).get("counted").asLong()).isEqualTo(100);
    assertThat(Files.readAllBytes(kept(json(answer)))).isEqualTo(packed.toByteArray());
  }

  @Test
  void aFileWithNothingToCountIsRefusedLineByLine() throws Exception {
    var report = reportSteps.openCleared("DOI-BTFA");
    try (var placeholders = getClass().getResourceAsStream("/feedback/touchpoints-placeholders.csv")) {
      var answer = upload("doiReporter", report, metadata(), placeholders.readAllBytes(), BOUNDARY);

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      var problem = json(answer);
      assertThat(problem.get("detail").asText()).contains("Not one of the 50 rows");
      assertThat(problem.get("rowsRead").asLong()).isEqualTo(50);
      assertThat(problem.get("refused").asLong()).isEqualTo(50);
      assertThat(problem.at("/errors/0/line").asLong()).isEqualTo(2);
      assertThat(problem.at("/errors/0/rule").asText()).isEqualTo("question-1");
    }
    for (var bad : List.of("", ReportSteps.HEADER, "a;b;c\n1;2;3", ReportSteps.HEADER.replace("question_1", "trust") + "\n1")) {
      var answer = upload("doiReporter", report, metadata(), bad);
      assertThat(answer.statusCode()).as(bad).isEqualTo(422);
      assertThat(json(answer).at("/errors/0/message").asText()).isNotBlank();
    }
    assertThat(json(get("doiReporter", reportPath(report))).at("/0/datasets")).isEmpty();
    assertThat(incoming()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"channel\":\"website\"|\"channel\":\"fax machine\"|There is no channel",
      "\"channel\":\"website\"|\"chanel\":\"website\"|no field \"chanel\"",
      "post_interaction|someday|post_service_journey",
      "thumbs_up_down|stars|likert_scale",
      "1234-5678|12345678|four digits, a hyphen and four digits",
      "\"volumeOffered\":500|\"volumeOffered\":5000|cannot have been offered to 5000",
      "\"volumeOffered\":500|\"volumeOffered\":15|offered to 15 customers only",
      "\"volumeOfCustomers\":1000,\"volumeOffered\":500|\"volumeOfCustomers\":15|had 15 customers only",
      "\"volumeOffered\":500|\"volumeOfRespondents\":17|says that 17 people answered, but the file has 16 responses",
      "\"volumeOffered\":500|\"volumeOfRespondents\":\"all\"|whole number",
      "\"volumeOffered\":500|\"volumeOffered\":\"many\"|whole number",
      "\"volumeOffered\":500|\"volumeOffered\":0|whole number",
      "{|[|no JSON",
      "{\"channel\"|{\"hispId\":\"VA-VBA\",\"channel\"|does not report on this service"})
  void wrongMetadataIsNamed(String right, String wrong, String sentence) throws Exception {
    var report = reportSteps.openCleared("DOI-FWS");

    var answer = upload("doiReporter", report, metadata().replace(right, wrong), ReportSteps.responses(12, 4));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("detail").asText()).contains(sentence);
    assertThat(incoming()).isEmpty();
  }

  @Test
  void theSurveyIsNamedWhereSeveralHaveTheNumberAndItsThresholdCounts() throws Exception {
    var report = reportSteps.openCleared("USDA-FSA");
    var expired = new SurveyClearance(73, ReportSteps.NUMBER, "Of the year before", LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), true, true, null, null, null, null);
    clearances.set(report.serviceId(), ReportSteps.survey(71, "Office visit", Scale.LIKERT, 3), ReportSteps.survey(72, "Loan closing", Scale.THUMBS, null), expired);
    var ratings = metadata().replace("thumbs_up_down", "likert_scale");

    var ambiguous = upload("usdaReporter", report, ratings, ReportSteps.ratings("a", 2, 3, 4, 5));
    assertThat(ambiguous.statusCode()).isEqualTo(422);
    assertThat(json(ambiguous).at("/errors/0/field").asText()).isEqualTo("metadata.clearanceId");
    assertThat(json(ambiguous).at("/errors/0/message").asText()).contains("71 (\"Office visit\")", "72 (\"Loan closing\")").doesNotContain("73");

    var counted = json(upload("usdaReporter", report, ratings.replace("{", "{\"clearanceId\":71,"), ReportSteps.ratings("a", 2, 3, 4, 5)));
    assertThat(counted.get("clearanceId").asLong()).isEqualTo(71);
    assertThat(counted.get("affirmativeFrom").asInt()).isEqualTo(3);
    assertThat(counted.get("trustShare").asDouble()).isEqualTo(0.75);
    assertThat(counted.get("thresholdSource").asText()).isEqualTo("OMB's decision for this survey");
    assertThat(checks(counted)).noneMatch(check -> List.of("cleared-scale", "control-number", "threshold").contains(check.get("rule").asText()));

    var otherScale = json(upload("usdaReporter", report, ratings.replace("\"controlNumber\":\" 1234-5678 \"", "\"clearanceId\":72"), ReportSteps.ratings("b", 2, 3, 4, 5)));
    assertThat(otherScale.get("controlNumber").asText()).as("the survey says its number").isEqualTo(ReportSteps.NUMBER);
    assertThat(checks(otherScale)).anySatisfy(check -> {
      assertThat(check.get("rule").asText()).isEqualTo("cleared-scale");
      assertThat(check.get("severity").asText()).isEqualTo("review");
    });
    assertThat(otherScale.get("affirmativeFrom").asInt()).as("the guidelines, where OMB decided nothing").isEqualTo(5);
    assertThat(otherScale.get("thresholdSource").asText()).contains("survey guidelines of FY2026");

    var late = json(upload("usdaReporter", report, metadata().replace("{", "{\"clearanceId\":73,"), ReportSteps.responses(3, 1)));
    assertThat(checks(late)).anySatisfy(check -> assertThat(check.get("message").asText()).contains("\"Of the year before\" does not cover"));

    var unknown = upload("usdaReporter", report, metadata().replace("{", "{\"clearanceId\":7,"), ReportSteps.responses(3, 2));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(json(unknown).get("detail").asText()).contains("no cleared survey 7").contains("72");
    var otherNumber = upload("usdaReporter", report, metadata().replace("{", "{\"clearanceId\":72,").replace("1234-5678", "9999-9999"), ReportSteps.responses(3, 2));
    assertThat(json(otherNumber).at("/errors/0/field").asText()).isEqualTo("metadata.controlNumber");
  }

  @Test
  void aDatasetFromBeforeSurveysWereNamedStaysAsItIs() throws Exception {
    var report = reportSteps.openCleared("USDA-NRCS");
    var ratings = metadata().replace("thumbs_up_down", "likert_scale");
    var known = json(upload("usdaReporter", report, ratings, ReportSteps.ratings("old", 1, 4, 5)));
    assertThat(known.get("clearanceId").asLong()).as("the only survey with the number").isEqualTo(1);
    sql.sql("update dataset set clearance_id = null, threshold_source = null, guideline_id = null where id = ?").param(known.get("id").asLong()).update();

    assertThat(upload("usdaReporter", report, ratings, ReportSteps.ratings("old", 1, 4, 5)).statusCode()).as("the same file, described in the same way").isEqualTo(200);

    clearances.set(report.serviceId(), ReportSteps.survey(81, "Visit", null, null), ReportSteps.survey(82, "Call", null, 2));
    assertThat(rules(report)).as("either of them may have been meant").doesNotContain("control-number", "threshold");
    clearances.set(report.serviceId(), ReportSteps.survey(82, "Call", null, 2));
    assertThat(rules(report)).as("OMB decided otherwise since").contains("threshold");
    clearances.set(report.serviceId());
    assertThat(rules(report)).contains("control-number");
  }

  private List<String> rules(ServiceReport report) throws Exception {
    return checks(json(get("usdaReporter", reportPath(report))).at("/0/datasets/0")).stream().map(check -> check.get("rule").asText()).toList();
  }

  @Test
  void aMissingPartAndAStrangeBodyAreNamed() throws Exception {
    var report = reportSteps.openCleared("DOL-EBSA");
    var noFile = send("dolReporter", path(report), "multipart/form-data; boundary=" + BOUNDARY,
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + metadata() + "\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(noFile.statusCode()).isEqualTo(422);
    assertThat(json(noFile).get("detail").asText()).contains("The part \"file\" is missing");
    var plain = send("dolReporter", path(report), "text/csv", ReportSteps.responses(1, 1).getBytes(StandardCharsets.UTF_8));
    assertThat(plain.statusCode()).isEqualTo(422);
    assertThat(json(plain).get("detail").asText()).contains("not multipart/form-data");
  }

  @Test
  void aForeignAgencyLearnsNothing() throws Exception {
    var report = reportSteps.openCleared("DOL-ETA");
    var dataset = json(upload("dolReporter", report, metadata(), ReportSteps.responses(12, 4)));
    var foreign = upload("vaReporter", report, metadata(), ReportSteps.responses(12, 4));
    var nothing = send("vaReporter", "/api/v1/services/" + report.serviceId() + "/reports/FY2019Q1/datasets", "text/plain", new byte[0]);

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(json(foreign).get("detail").asText().replace("FY 2027 Q1", "")).isEqualTo(json(nothing).get("detail").asText().replace("FY 2019 Q1", ""));
    assertThat(get("vaReporter", reportPath(report)).statusCode()).isEqualTo(404);
    assertThat(delete("vaReporter", dataset).statusCode()).isEqualTo(404);
    assertThat(delete("dolCio", dataset).statusCode()).isEqualTo(404);
    assertThat(upload("dolCio", report, metadata(), ReportSteps.responses(1, 1)).statusCode()).isEqualTo(403);
    assertThat(upload("ombLead", report, metadata(), ReportSteps.responses(1, 1)).statusCode()).isEqualTo(403);
    assertThat(upload(null, report, metadata(), ReportSteps.responses(1, 1)).statusCode()).isEqualTo(401);
    assertThat(get("ombDeskOfficer", reportPath(report)).statusCode()).isEqualTo(200);
    assertThat(json(get("dolReporter", "/api/v1/services"))).allSatisfy(service ->
        assertThat(service.get("hispId").asText()).startsWith("DOL-")).isNotEmpty();
  }

  @Test
  void anImpossibleQuarterIsNamed() throws Exception {
    var answer = get("vaReporter", "/api/v1/services/1/reports/2026Q5");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("detail").asText()).contains("2026Q5").contains("FY2026Q1");
    assertThat(get("vaReporter", "/api/v1/services/one/reports/FY2026Q1").statusCode()).isEqualTo(422);
  }

  @Test
  void aBrokenConnectionLeavesNothingBehind() throws Exception {
    var report = reportSteps.openCleared("ED-STUDENTAID");
    try (var socket = new Socket("localhost", port)) {
      var head = "POST " + path(report) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + login("edReporter")
          + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: 50000000\r\n\r\n";
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      var body = body(metadata(), ReportSteps.responses(5_000, 5_000).getBytes(StandardCharsets.UTF_8), BOUNDARY);
      out.write(body, 0, body.length - 100);
      out.flush();
    }
    for (int i = 0; i < 50 && !incoming().isEmpty(); i++) {
      Thread.sleep(Duration.ofMillis(100).toMillis());
    }

    assertThat(incoming()).isEmpty();
    assertThat(json(get("edReporter", reportPath(report))).at("/0/datasets")).isEmpty();
    assertThat(upload("edReporter", report, metadata(), ReportSteps.responses(5, 5)).statusCode()).isEqualTo(201);
  }

  @Test
  void publicFiguresNeedNoLogin() throws Exception {
    var figures = json(get(null, "/api/v1/public/feedback"));
    assertThat(figures.get("note").asText()).contains("fewer than 10");
    var csv = get(null, "/api/v1/public/feedback?format=csv");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("quarter,agency_id,agency,hisp_id");
  }

  private static String metadata() {
    return "{\"channel\":\"website\",\"stage\":\"End of the application\",\"pointInTime\":\"post_interaction\",\"scale\":\"thumbs_up_down\","
        + "\"controlNumber\":\" 1234-5678 \",\"surveyTitle\":\"Survey\",\"trustQuestionText\":\"\",\"volumeOfCustomers\":1000,\"volumeOffered\":500}";
  }

  private static String path(ServiceReport report) {
    return reportPath(report) + "/datasets";
  }

  private static String reportPath(ServiceReport report) {
    return "/api/v1/services/" + report.serviceId() + "/reports/" + report.quarter();
  }

  private HttpResponse<String> upload(String user, ServiceReport report, String metadata, String csv) throws IOException, InterruptedException {
    return upload(user, report, metadata, csv.getBytes(StandardCharsets.UTF_8), BOUNDARY);
  }

  private HttpResponse<String> upload(String user, ServiceReport report, String metadata, byte[] file, String boundary)
      throws IOException, InterruptedException {
    return send(user, path(report), "multipart/form-data; boundary=" + boundary, body(metadata, file, boundary));
  }

  private static byte[] body(String metadata, byte[] file, String boundary) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n" + metadata
        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"responses.csv\"\r\nContent-Type: text/csv\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private HttpResponse<String> send(String user, String path, String type, byte[] body) throws IOException, InterruptedException {
    return client.send(request(user, path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
    return client.send(request(user, path).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> delete(String user, JsonNode dataset) throws IOException, InterruptedException {
    return client.send(request(user, "/api/v1/datasets/" + dataset.get("id").asLong()).DELETE().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String user, String path) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return user == null ? request : request.header("Authorization", login(user));
  }

  private static String login(String user) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":hisp-demo").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static Path kept(JsonNode dataset) {
    var sha256 = dataset.get("sha256").asText();
    return FILES.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static List<Path> incoming() throws IOException {
    try (var files = Files.list(FILES.resolve("incoming"))) {
      return files.toList();
    }
  }
}
