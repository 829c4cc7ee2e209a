package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.feedback.responses.Branching;
import org.hispcycle.feedback.responses.CheckReport;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.platform.InputRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said of a whole dataset, and how strictly each edition takes it (E9 to E11, X7). */
@FeedbackTest
class DatasetChecksTest {

  private static final DatasetMetadata ABOUT = new DatasetMetadata("website", "Decision received", "post_service_journey", Scale.THUMBS, ReportSteps.NUMBER, "Survey",
      "This service increased my trust in OSHA.", 9_000L, 4_000L, null, null, null);

  @Autowired DatasetChecks checks;
  @Autowired ReportSteps steps;
  @Autowired FeedbackReports reports;
  @Autowired ServiceReports stored;
  @Autowired DatasetUploads uploads;
  @Autowired Cycles cycles;
  @Autowired JdbcClient sql;

  private ServiceReport report;

  @BeforeEach
  void open() {
    report = steps.openCleared("DOL-OSHA");
  }

  private Map<String, String> severities(DatasetMetadata about, long counted, long refused) {
    var check = new CheckReport(counted + refused, counted, refused, 0, Map.of("0", 0L, "1", counted), counted, 0, counted, BigDecimal.ONE, List.of(), List.of(), Map.of());
    var dataset = new Dataset(0, report.businessKey(), "0".repeat(64), "responses.csv", 1, about, new Threshold(new Branching(5, 4), null, null), check, "dolReporter", Instant.EPOCH, null, false);
    var found = new TreeMap<String, String>();
    checks.of(dataset, report).forEach(each -> {
      assertThat(each.message()).endsWith(".").hasSizeGreaterThan(30);
      assertThat(each.clause()).isNotBlank();
      found.put(each.rule(), each.severity());
    });
    return found;
  }

  private static DatasetMetadata but(String stage, String number, String question, Long customers) {
    return new DatasetMetadata(ABOUT.channel(), stage, ABOUT.pointInTime(), ABOUT.scale(), number, ABOUT.surveyTitle(), question, customers, ABOUT.volumeOffered(), null, null, null);
  }

  @Test
  void aFileAsItShouldBeIsNotRemarkedOn() {
    assertThat(severities(ABOUT, 30, 1)).isEmpty();
  }

  @Test
  void eachOddityIsNamedByItsRule() {
    assertThat(severities(ABOUT, 29, 0)).containsOnly(Map.entry("few-responses", "advisory"));
    assertThat(severities(ABOUT, 95, 6)).containsOnly(Map.entry("refused-rows", "advisory"));
    assertThat(severities(but(null, ReportSteps.NUMBER, ABOUT.trustQuestionText(), 9_000L), 40, 0)).containsOnly(Map.entry("journey-stage", "advisory"));
    assertThat(severities(but("End", "9999-9999", ABOUT.trustQuestionText(), 9_000L), 40, 0)).containsOnly(Map.entry("control-number", "review"));
    assertThat(severities(but("End", ReportSteps.NUMBER, "Do you trust us?", 9_000L), 40, 0)).containsOnly(Map.entry("trust-wording", "advisory"));
    assertThat(severities(but("End", ReportSteps.NUMBER, ABOUT.trustQuestionText(), null), 40, 0)).containsOnly(Map.entry("volumes", "advisory"));
  }

  @Test
  void dataOfASurveyThatKeepsAnEarlierModelByExceptionCountWithAMark() {
    sql.sql("insert into survey_exception (business_key, agency_id, hisp_id, service_id, status, requested_by, requested_at, model, rules, granted_on, expires_on) "
        + "values ('SE-test', 'DOL', 'DOL-OSHA', ?, 'GRANTED', 'test', current_timestamp, 'Seven questions', 'trust-wording scale', ?, ?)")
        .params(report.serviceId(), report.quarter().start().minusDays(9), report.quarter().start().plusDays(1)).update();
    try {
      assertThat(severities(but("End", ReportSteps.NUMBER, "Do you trust us?", 9_000L), 40, 0)).as("the wording is covered").containsOnly(Map.entry("exception", "advisory"));
      sql.sql("update survey_exception set rules = 'scale' where business_key = 'SE-test'").update();
      assertThat(severities(but("End", ReportSteps.NUMBER, "Do you trust us?", 9_000L), 40, 0)).containsOnlyKeys("exception", "trust-wording");
      sql.sql("update survey_exception set granted_on = ?, expires_on = ? where business_key = 'SE-test'")
          .params(report.quarter().start().minusDays(9), report.quarter().start().minusDays(1)).update();
      assertThat(severities(ABOUT, 40, 0)).as("it had ended").isEmpty();
    } finally {
      sql.sql("delete from survey_exception where business_key = 'SE-test'").update();
    }
  }

  @Test
  void theFileOfAnotherQuarterKeepsTheReportFromBeingPassedOn() throws Exception {
    var next = FiscalQuarter.parse("FY2027Q2");
    reports.open(ReportSteps.YEAR, "DOL-OSHA", next);
    var second = stored.of(report.serviceId(), next).stream().filter(each -> each.hispId().equals("DOL-OSHA")).findFirst().orElseThrow();
    var csv = ReportSteps.responses(33, 4);
    steps.upload(report, csv);
    steps.upload(second, csv);
    var draft = new ObjectMapper().readTree("{}");
    assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(InputRefused.class, () -> reports.submit(second.businessKey(), draft)))
        .hasMessageContaining("FY2027Q1").hasMessageContaining("Remove it here");
    assertThat(reports.datasets(second).get(0).checks()).extracting(each -> each.rule()).contains("same-file");
  }

  private Map<String, String> said(Dataset dataset, ServiceReport of) {
    var said = new TreeMap<String, String>();
    checks.of(dataset, of).forEach(each -> said.put(each.rule(), each.message()));
    return said;
  }

  @Test
  void responsesThatWereSubmittedForAnotherQuarterAreFoundAgain() {
    var third = steps.openCleared("DOL-OSHA", new FiscalQuarter(2027, 3));
    var submitted = steps.upload(report, ReportSteps.responses(30, 10).replace("\nr", "\nquarter-")).dataset();
    var draft = steps.upload(third, ReportSteps.responses(35, 35).replace("\nr", "\nquarter-")).dataset();
    assertThat(said(draft, third)).as("nothing was submitted yet").doesNotContainKey("ids-of-other-quarter");
    uploads.remove(draft);
    sql.sql("update dataset set submitted_at = uploaded_at where id = ?").param(submitted.id()).update();

    var mixed = steps.upload(third, ReportSteps.responses(60, 10).replace("\nr", "\nquarter-")).dataset();
    assertThat(said(mixed, third).get("ids-of-other-quarter")).contains("40 rows of \"responses.csv\"", "FY 2027 Q1").contains("those of FY 2027 Q3 only");
    assertThat(said(mixed, third)).doesNotContainKey("repeated-ids");
    assertThat(said(submitted, report)).as("it was there first").doesNotContainKeys("ids-of-other-quarter", "repeated-ids");

    var few = steps.upload(third, ReportSteps.responses(98, 0).replace("\nr", "\nnew-") + "\nquarter-0,1,,,,,,,,,,,,,,,").dataset();
    assertThat(said(few, third)).as("fewer than the limit of the rule").doesNotContainKey("ids-of-other-quarter");
    uploads.remove(mixed);
  }

  @Test
  void theFileOfAnotherServiceIsFoundAndForeignAgenciesAreNotNamed() {
    var neighbor = steps.openCleared("DOL-EBSA");
    var foreign = steps.openCleared("USDA-RECGOV");
    var csv = ReportSteps.responses(31, 17);
    var own = steps.upload(report, csv).dataset();
    assertThat(said(own, report)).doesNotContainKey("file-of-other-service");

    var other = steps.upload(neighbor, csv).dataset();
    assertThat(said(other, neighbor).get("file-of-other-service")).contains("DOL-OSHA", "FY 2027 Q1");
    assertThat(said(own, report).get("file-of-other-service")).contains("DOL-EBSA");
    uploads.remove(other);
    steps.upload(foreign, csv);
    assertThat(said(own, report).get("file-of-other-service")).contains("another agency").doesNotContain("USDA");
  }

  @Test
  void anEditionTakesARuleAsItsTableSays() {
    var editions = new LinkedHashMap<String, Integer>();
    sql.sql("select edition, count(*) as rules from dataset_rule group by edition").query(rows -> {
      editions.put(rows.getString("edition"), rows.getInt("rules"));
    });
    assertThat(editions).containsOnlyKeys("2019", "2020", "2023", "FY2026");
    sql.sql("update dataset_rule set severity = 'blocking' where edition = ? and rule_id = 'few-responses'").param(cycles.edition(ReportSteps.YEAR).id()).update();
    try {
      assertThat(severities(ABOUT, 29, 0)).containsOnly(Map.entry("few-responses", "blocking"));
    } finally {
      sql.sql("update dataset_rule set severity = 'advisory' where rule_id = 'few-responses'").update();
    }
  }
}
