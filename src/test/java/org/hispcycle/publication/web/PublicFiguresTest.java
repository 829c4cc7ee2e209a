package org.hispcycle.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.publication.PublicFiles;
import org.hispcycle.publication.PublishedSamples;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What anybody gets to see, over HTTP; in fiscal year 2041, which no other test reports on. */
@WholeApplication
class PublicFiguresTest {

  private static final FiscalQuarter QUARTER = new FiscalQuarter(2041, 1);
  private static final int SERVICE = 26;
  private static final String HISP = "VA-VBA";

  @LocalServerPort private int port;
  @Autowired private PublicFiles files;
  @Autowired private JdbcClient sql;
  private final ObjectMapper json = new ObjectMapper();

  @BeforeEach
  void release() {
    if (sql.sql("select count(*) from service_report where fiscal_quarter = ?").param(QUARTER.toString()).query(Integer.class).single() > 0) {
      return;
    }
    var samples = new PublishedSamples(sql);
    var report = samples.report("VA", HISP, SERVICE, QUARTER, "We shortened <script>alert(1)</script> the form.");
    samples.serviceLevel(report, 1, "=Average wait <b>on the phone</b>", "minutes", "-12.5000");
    samples.serviceLevel(report, 2, "Visits finished", "%", "80");
    var unreleased = samples.report("VA", HISP, SERVICE, QUARTER.next(), null);
    samples.serviceLevel(unreleased, 1, "Not released", "minutes", "1");
    samples.dataset(unreleased, "website", "thumbs_up_down", 1000, 800, false);
    samples.dataset(report, "website", "thumbs_up_down", 1000, 800, true);
    samples.dataset(report, "phone", "likert_scale", 200, 100, true);
    samples.dataset(report, "fax", "thumbs_up_down", 7, 3, true);
    samples.dataset(report, "paper", "thumbs_up_down", 4, 3, true);
    samples.dataset(report, "email", "likert_scale", 6, 3, true);
    samples.dataset(report, "in_person", "thumbs_up_down", 5000, 5000, false);
  }

  private JsonNode get(String path) throws Exception {
    var answer = Http.anonymous(port).get(path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private List<NamedCsvRecord> rows(String path) throws Exception {
    var answer = Http.anonymous(port).get(path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    try (var csv = CsvReader.builder().ofNamedCsvRecord(answer.body())) {
      return StreamSupport.stream(csv.spliterator(), false).toList();
    }
  }

  @Test
  void theServiceShowsItsSumWithItsScalesAndWhatIsWithheld() throws Exception {
    var service = get("/api/v1/public/services/" + SERVICE + "?quarter=" + QUARTER).get("service");
    var sum = service.get("summary");

    // fax and paper are shown together, the six of the e-mail survey nowhere, and what was not released neither
    assertThat(sum.get("responses").asLong()).isEqualTo(1211);
    assertThat(sum.get("affirmative").asLong()).isEqualTo(906);
    assertThat(sum.get("withheld").asInt()).isEqualTo(1);
    assertThat(sum.get("measures")).hasSize(2);
    assertThat(sum.get("notes").toString()).contains("different scales");
    assertThat(texts(service.get("channels"), part -> part.get("code").asText() + " " + part.at("/summary/responses").asLong()))
        .containsExactly("website 1000", "phone 200", "several 11");
    assertThat(service.get("learned").get(0).get("texts").get(0).asText()).contains("We shortened");
    assertThat(texts(service.get("trend"), point -> point.get("quarter").asText())).contains("FY2021Q1", QUARTER.toString());
  }

  private static List<String> texts(JsonNode nodes, Function<JsonNode, String> text) {
    return StreamSupport.stream(nodes.spliterator(), false).map(text).toList();
  }

  @Test
  void thePageOfTheServiceIsReadWithoutLoginOrScriptAndRunsNothing() {
    var page = Http.anonymous(port).get("/public/services/" + SERVICE + "?quarter=" + QUARTER);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Why this service was designated", "What we learned", "We shortened &lt;script&gt;", "<svg class=\"trend\"",
        "What made a positive difference", "Several, too few people in each").doesNotContain("<script>alert", "somebody");
    assertThat(page.header("Cache-Control")).contains("max-age=60").contains("public");
    assertThat(page.header("ETag")).isNotBlank();
    assertThat(Http.anonymous(port).with("If-None-Match", page.header("ETag")).get("/public/services/" + SERVICE + "?quarter=" + QUARTER).status()).isEqualTo(304);
  }

  @Test
  void theFileOfSumsHoldsEveryLevelAndNothingThatAFormulaCouldBe() throws Exception {
    var rows = rows("/api/v1/public/figures?format=csv&quarter=" + QUARTER);

    assertThat(rows.get(0).getHeader()).containsExactlyElementsOf(PublicFiles.figureDictionary().stream().map(PublicFiles.Column::name).toList());
    assertThat(rows.stream().map(row -> row.getField("level")).distinct()).containsExactly("government", "agency", "hisp", "service", "channel", "stage");
    assertThat(rows.get(0).getField("responses")).isEqualTo("1211");
    assertThat(rows.get(0).getField("mixed")).isEqualTo("true");
    var inJson = get("/api/v1/public/figures?quarter=" + QUARTER).get("figures");
    assertThat(inJson).hasSize(rows.size());
    assertThat(inJson.get(0).get("trust_share").decimalValue()).isEqualByComparingTo(rows.get(0).getField("trust_share"));
  }

  @Test
  void serviceLevelsOfReleasedReportsArePublicAndOthersAreNot() throws Exception {
    var lines = get("/api/v1/public/services/" + SERVICE + "?quarter=" + QUARTER).at("/service/serviceLevels/0");
    assertThat(lines.get("quarter").asText()).isEqualTo(QUARTER.toString());
    assertThat(texts(lines.get("lines"), line -> line.get("value").asText())).containsExactly("-12.5 minutes", "80%");
    var rows = rows("/api/v1/public/service-levels?format=csv&quarter=" + QUARTER);
    assertThat(rows.get(0).getHeader()).containsExactlyElementsOf(PublicFiles.serviceLevelDictionary().stream().map(PublicFiles.Column::name).toList());
    assertThat(rows).extracting(row -> row.getField("indicator") + " " + row.getField("value")).containsExactly("'=Average wait <b>on the phone</b> -12.5", "Visits finished 80");
    assertThat(Http.anonymous(port).get("/public/services/" + SERVICE + "?quarter=" + QUARTER).body()).contains("Service levels", "-12.5 minutes", "&lt;b&gt;on the phone")
        .doesNotContain("Not released");
    assertThat(Http.anonymous(port).get("/api/v1/public/service-levels?quarter=" + QUARTER.next()).status()).isEqualTo(404);
  }

  @Test
  void touchpointsLayoutsHaveItsColumnsAndOnlyWhatMayBePublic() throws Exception {
    var collections = rows("/api/v1/public/touchpoints/collections?quarter=" + QUARTER);
    var details = rows("/api/v1/public/touchpoints/collection-details?quarter=" + QUARTER);
    var responses = rows("/api/v1/public/touchpoints/responses?hisp=" + HISP + "&quarter=" + QUARTER);

    assertThat(collections.get(0).getHeader()).hasSize(22);
    assertThat(collections).singleElement().satisfies(row -> {
      assertThat(row.getField("user_email")).isEmpty();
      assertThat(row.getField("rating")).isEqualTo("TRUE");
      assertThat(row.getField("cx_collection_details_count")).isEqualTo("5");
    });
    assertThat(details.get(0).getHeader()).hasSize(28);
    assertThat(details).extracting(row -> row.getField("channel") + " " + row.getField("volume_of_respondents")).containsExactlyInAnyOrder("website 1000", "phone 200", "several 11");
    assertThat(details).extracting(row -> row.getField("survey_title")).contains("'=Survey");
    assertThat(responses.get(0).getHeader()).hasSize(20);
    assertThat(responses).hasSize(1211);
    // thumbs as 0 and 1, the five-point scale as it was answered
    assertThat(responses.stream().collect(Collectors.groupingBy(row -> row.getField("question_1"), Collectors.counting()))).isEqualTo(Map.of("1", 806L, "0", 205L, "5", 100L, "2", 100L));
    assertThat(responses).allMatch(row -> row.getField("question_4").isEmpty() && row.getField("external_id").isEmpty() && row.getField("positive_ease").isEmpty());
  }

  @Test
  void whoeverReadsResponsesSlowlyHoldsNoConnectionToTheDatabase() throws Exception {
    var inTransaction = new ArrayList<Boolean>();
    files.responses(QUARTER, HISP).write(new StringWriter() {
      @Override
      public void write(String text) {
        inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
      }
    });

    assertThat(inTransaction).hasSizeGreaterThan(1211).containsOnly(false);
  }

  @Test
  void theFiguresByDatasetGiveNoneOfASmallOne() throws Exception {
    var rows = StreamSupport.stream(get("/api/v1/public/feedback").get("rows").spliterator(), false)
        .filter(row -> row.get("quarter").asText().equals(QUARTER.toString())).collect(Collectors.toMap(row -> row.get("channel").asText(), row -> row));

    assertThat(rows.keySet()).containsExactlyInAnyOrder("website", "phone", "fax", "paper", "email", "several");
    for (var small : List.of("fax", "paper", "email")) {
      assertThat(rows.get(small).get("suppressed").asBoolean()).isTrue();
      assertThat(rows.get(small).get("respondents").isNull()).isTrue();
      assertThat(rows.get(small).get("drivers")).allMatch(JsonNode::isNull);
    }
    assertThat(rows.get("several").get("respondents").asLong()).isEqualTo(11);
    assertThat(rows.get("several").get("combined").asBoolean()).isTrue();
  }

  @Test
  void ombsLeadSetsTheTargetAndTheDashboardHoldsTheNumberAgainstIt() throws Exception {
    var before = get("/api/v1/public/dashboard?quarter=" + QUARTER).get("dashboard");
    assertThat(before.at("/target/demo").asBoolean()).isTrue();

    var dry = json.readTree(Http.as("ombLead", port).post("/api/v1/publication/targets?dryRun=true", "{\"from\":\"FY2041Q1\",\"share\":0.75,\"source\":\"OMB memorandum of the test\"}").body());
    assertThat(dry.at("/quarters/0/quarter").asText()).isEqualTo(QUARTER.toString());
    assertThat(dry.at("/quarters/0/before").decimalValue()).isEqualByComparingTo("0.8");
    assertThat(dry.at("/quarters/0/after").decimalValue()).isEqualByComparingTo("0.75");
    assertThat(get("/api/v1/public/dashboard?quarter=" + QUARTER).at("/dashboard/target/demo").asBoolean()).as("nothing is set by looking").isTrue();

    var answer = Http.as("ombLead", port).post("/api/v1/publication/targets", "{\"from\":\"FY2041Q1\",\"share\":0.75,\"source\":\"OMB memorandum of the test\"}");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(json.readTree(answer.body()).get("setBy").asText()).isEqualTo("ombLead");
    var after = get("/api/v1/public/dashboard?quarter=" + QUARTER).get("dashboard");
    assertThat(after.get("comparison").asText()).isEqualTo("0.2 percentage points below the target of 75.0%.");
    assertThat(after.toString()).doesNotContain("ombLead");
    assertThat(get("/api/v1/public/dashboard?quarter=FY2021Q1").at("/dashboard/target/demo").asBoolean()).isTrue();
    assertThat(Http.as("ombLead", port).post("/api/v1/publication/targets", "{\"from\":\"soon\",\"share\":75,\"source\":\"\"}").body())
        .contains("FY2026Q3", "between 0 and 1", "where the target is published");
  }

  @Test
  void theRuleForSmallNumbersCannotChangeForFiguresThatArePublic() {
    var answer = Http.as("ombLead", port).post("/api/v1/publication/small-numbers",
        "{\"from\":\"FY2026Q1\",\"withheldBelow\":5,\"flaggedBelow\":10,\"source\":\"a test\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("are public already");
    // nor for those that were and are not any more: somebody may have kept them
    var samples = new PublishedSamples(sql);
    var withdrawn = samples.report("VA", HISP, SERVICE, new FiscalQuarter(2041, 4), null);
    samples.dataset(withdrawn, "website", "thumbs_up_down", 1000, 800, true);
    sql.sql("update report_publication set taken_back_at = ?, taken_back_as = 'WITHDRAWN' where business_key = ?")
        .params(SqlTime.of(Instant.parse("2026-02-02T05:00:00Z")), withdrawn).update();
    assertThat(Http.as("ombLead", port).post("/api/v1/publication/small-numbers?dryRun=true", "{\"from\":\"FY2041Q4\",\"withheldBelow\":5,\"flaggedBelow\":10,\"source\":\"a test\"}")
        .body()).contains("are public already");
    assertThat(Http.as("ombLead", port).post("/api/v1/publication/small-numbers?dryRun=true", "{\"from\":\"FY2026Q1\",\"withheldBelow\":3,\"flaggedBelow\":10,\"source\":\"\"}").status()).isEqualTo(422);
  }

  @Test
  void whatARuleForSmallNumbersWouldMakeOfTheNewestQuarterIsShownBeforeItIsSet() throws Exception {
    var rules = Http.as("vaReporter", port).get("/api/v1/publication/small-numbers").body();
    var change = json.readTree(Http.as("ombLead", port).post("/api/v1/publication/small-numbers?dryRun=true",
        "{\"from\":\"FY2099Q1\",\"withheldBelow\":500,\"flaggedBelow\":2000,\"source\":\"a test\"}").body());

    assertThat(change.get("quarter").asText()).isEqualTo(QUARTER.toString());
    assertThat(texts(json.createArrayNode().add(change.get("now")).add(change.get("then")), each -> each.get("alone").asInt() + " " + each.get("together").asInt() + " "
        + each.get("withheld").asInt() + " " + each.get("marked").asInt() + " " + each.get("responses").asLong())).containsExactly("2 2 1 1 1211", "1 0 4 1 1000");
    assertThat(Http.as("vaReporter", port).get("/api/v1/publication/small-numbers").body()).as("nothing is set by looking").isEqualTo(rules);
  }

  @Test
  void theHistoryIsThereWithItsSourceAndItsFaults() throws Exception {
    var dashboard = get("/api/v1/public/dashboard?quarter=FY2022Q2").get("dashboard");

    assertThat(dashboard.get("source").asText()).contains("GSA/HISP-CX-Data");
    assertThat(dashboard.at("/coverage/owed").isNull()).isTrue();
    assertThat(dashboard.at("/government/responses").asLong()).isGreaterThan(600_000);
    var faults = json.readTree(Http.as("ombLead", port).get("/api/v1/publication/history").body());
    assertThat(faults.get("rowsRead").asInt()).isEqualTo(298);
    assertThat(faults.at("/byRule/control-number-trimmed").asInt()).isPositive();
  }

  @Test
  void anAgencyTakesItsIndicatorsForTheAnnualPerformancePlan() throws Exception {
    var extract = json.readTree(Http.as("vaReporter", port).get("/api/v1/agencies/VA/performance-plan?year=2041").body());

    assertThat(extract.get("indicators")).hasSize(2);
    // all of its own, also what the public does not get
    assertThat(texts(extract.get("indicators"), each -> each.get("measure").asText() + ": " + each.get("responses").asLong()))
        .containsExactlyInAnyOrder("Thumbs up or down, thumbs up counts: 1011", "Five-point scale, answers 4 and 5 count: 206");
    assertThat(extract.get("indicators").get(0).get("serviceLevels").asText()).isEqualTo("Waiting time: 4 minutes");
    assertThat(texts(extract.get("serviceLevels"), each -> each.get("name").asText() + ": " + each.get("value").asText() + " " + each.get("unit").asText()))
        .containsExactly("=Average wait <b>on the phone</b>: -12.5 minutes", "Visits finished: 80 %");
    var workbook = Http.as("vaReporter", port).get("/api/v1/agencies/VA/performance-plan?year=2041&format=xlsx");
    assertThat(workbook.status()).isEqualTo(200);
    assertThat(workbook.header("Content-Disposition")).contains("performance-plan-VA-FY2041.xlsx");
  }

  @Test
  void whatIsNotPublishedIsNotFoundWithASentence() {
    assertThat(Http.anonymous(port).get("/public/services/26?quarter=FY1999Q1").body()).contains("Nothing is published here");
    assertThat(Http.anonymous(port).get("/public/services/x").status()).isEqualTo(404);
    assertThat(Http.anonymous(port).get("/public/hisps/%3Cscript%3E").body()).doesNotContain("<script>");
    assertThat(Http.anonymous(port).get("/public/nothing").status()).isEqualTo(404);
  }
}
