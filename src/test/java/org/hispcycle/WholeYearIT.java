package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hispcycle.support.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The year 2026 over HTTP: one agency is punctual (USAID), one late (SSA), one has everything returned once (SBA), and the
 * others do nothing. At its end every obligation is settled and the year is closed. Mails are read from an SMTP server.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:whole-year;DB_CLOSE_DELAY=-1", "hisp.feedback.directory=${hisp.test.files:target/response-files}",
    "hisp.reminders.enabled=false"})
@ActiveProfiles("demo")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class WholeYearIT {

  private static final GreenMail SMTP = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  private static final String PUNCTUAL = "usaid";
  private static final String LATE = "ssa";
  private static final String RETURNED = "sba";
  private static final Map<String, List<Integer>> SERVICES = Map.of(PUNCTUAL, List.of(68), LATE, List.of(61, 62), RETURNED, List.of(27));
  private static final Map<Integer, String> SLUGS = Map.of(68, "usaid-awards", 61, "replacement-card", 62, "retirement-filing", 27, "starting-a-business");
  private static final Map<String, String> CONTROL_NUMBERS = Map.of(PUNCTUAL, "3090-0321", LATE, "0960-0818", RETURNED, "3245-0404");
  private static final String SAID = "Please say more.";

  static {
    SMTP.start();
  }

  @DynamicPropertySource
  static void mailGoesToOurServer(DynamicPropertyRegistry properties) {
    properties.add("hisp.demo.smtp-host", () -> "localhost");
    properties.add("spring.mail.host", () -> "localhost");
    properties.add("spring.mail.port", () -> SMTP.getSmtp().getPort());
  }

  @AfterAll
  static void stopTheServer() {
    SMTP.stop();
  }

  @LocalServerPort private int port;

  @Test
  @Order(1)
  void onTheSecondOfJanuaryTheCycleIsOpenAndTheFirstReportsAreOpen() {
    var cycle = as("ombLead").get("/api/v1/cycles/2026").body();
    assertThat(cycle.get("today").asText()).isEqualTo("2026-01-02");
    assertThat(as("ombLead").inbox("Task_ConfirmCalendar", "2026")).hasSize(1);
    assertThat(as("usaidReporter").inbox("Task_SubmitFeedbackData", report("FY2026Q1", PUNCTUAL, 68))).hasSize(1);
    assertThat(obligation("FY2026Q1-USAID-USAID-usaid-awards/service-report").get("dueOn").asText()).isEqualTo("2026-01-30");
    as("ombLead").complete("Task_ConfirmCalendar", "2026", "confirm", null);
    as("ombLead").complete("Task_ConfirmHispList", "2026", "confirm", null);
  }

  @Test
  @Order(2)
  void theFirstQuarterIsReportedInTimeReturnedOnceAndLate() {
    reportQuarter("FY2026Q1", PUNCTUAL, false);
    reportQuarter("FY2026Q1", RETURNED, true);
    clock("2026-02-20");
    reportQuarter("FY2026Q1", LATE, false);

    var punctual = obligation(report("FY2026Q1", PUNCTUAL, 68) + "/service-report");
    assertThat(punctual.get("status").asText()).isEqualTo("ACCEPTED");
    assertThat(punctual.get("late").asBoolean()).isFalse();
    var late = obligation(report("FY2026Q1", LATE, 61) + "/service-report");
    assertThat(late.get("status").asText()).isEqualTo("ACCEPTED");
    assertThat(late.get("late").asBoolean()).isTrue();
  }

  @Test
  @Order(3)
  void inSpringHispsAndDepartmentsAreAssessed() {
    clock("2026-03-03");
    subjects(PUNCTUAL).forEach(key -> assess(PUNCTUAL, key, false));
    subjects(RETURNED).forEach(key -> assess(RETURNED, key, true));
    clock("2026-04-02");
    reportQuarter("FY2026Q2", PUNCTUAL, false);
    reportQuarter("FY2026Q2", RETURNED, true);
    clock("2026-05-27");
    subjects(LATE).forEach(key -> assess(LATE, key, false));
    reportQuarter("FY2026Q2", LATE, false);

    subjects(LATE).forEach(key -> assertThat(obligation(key + "/capacity-assessment").get("late").asBoolean()).isTrue());
    subjects(RETURNED).forEach(key -> assertThat(obligation(key + "/capacity-assessment").get("status").asText()).isEqualTo("ACCEPTED"));
  }

  @Test
  @Order(4)
  void inSummerServicesAreDesignated() {
    clock("2026-06-02");
    designate(PUNCTUAL, false);
    designate(RETURNED, true);
    clock("2026-07-02");
    reportQuarter("FY2026Q3", PUNCTUAL, false);
    reportQuarter("FY2026Q3", RETURNED, true);
    clock("2026-08-12");
    designate(LATE, false);
    reportQuarter("FY2026Q3", LATE, false);

    assertThat(obligation("2026-SBA-SBA/service-designation").get("status").asText()).isEqualTo("ACCEPTED");
    assertThat(obligation("2026-SSA-SSA/service-designation").get("late").asBoolean()).isTrue();
  }

  @Test
  @Order(5)
  void inSeptemberPlansAreSubmittedAndBudgetRequestsStayInside() {
    subjects(PUNCTUAL).forEach(key -> plan(PUNCTUAL, key, false));
    subjects(RETURNED).forEach(key -> plan(RETURNED, key, true));
    clock("2026-10-02");
    reportQuarter("FY2026Q4", PUNCTUAL, false);
    reportQuarter("FY2026Q4", RETURNED, true);
    subjects(LATE).forEach(key -> plan(LATE, key, false));
    clock("2026-11-10");
    reportQuarter("FY2026Q4", LATE, false);

    subjects(PUNCTUAL).forEach(key -> assertThat(obligation(key + "/action-plan").get("status").asText()).isEqualTo("ACCEPTED"));
    var published = as("ombLead").get("/api/v1/public/commitments").text();
    assertThat(published).contains("Shorten the form").doesNotContain("1500000").doesNotContain("Pay for the form");
    assertThat(as("vaOfficial").get("/api/v1/cycles/2026/budget-requests?agency=USAID").text()).doesNotContain("Pay for the form");
    assertThat(as("ombBudgetExaminer").get("/api/v1/cycles/2026/budget-requests").text()).contains("Pay for the form");
  }

  @Test
  @Order(6)
  void theCloseOutSettlesWhatTheOthersOweAndTheYearCloses() {
    clock("2026-12-02");
    var lead = as("ombLead");
    var open = lead.get("/engine-rest/task?taskDefinitionKey=Task_SettleWhatIsOpen&maxResults=100").body();
    assertThat(open.size()).as("subjects that did nothing").isGreaterThan(30);
    open.forEach(task -> settle(lead, task.get("id").asText()));
    clock("2026-12-17");

    var all = lead.get("/api/v1/cycles/2026/obligations").body();
    var unsettled = StreamSupport.stream(all.spliterator(), false).filter(duty -> duty.get("settledAt").isNull())
        .map(duty -> duty.get("id").asText() + " " + duty.get("status").asText()).toList();
    assertThat(unsettled).isEmpty();
    assertThat(lead.get("/api/v1/cycles/2026").body().get("cycle").get("closedAt").isNull()).isFalse();
    assertThat(lead.get("/engine-rest/incident/count").body().get("count").asInt()).isZero();
  }

  @Test
  @Order(7)
  void everybodyWasToldAndTheLateWereChased() throws MessagingException {
    var mails = List.of(SMTP.getReceivedMessages());
    var ids = mails.stream().map(WholeYearIT::messageId).toList();
    assertThat(new HashSet<>(ids)).as("no mail twice").hasSameSizeAs(ids);

    var toPunctual = subjects(mails, "usaid.reporter@usaid.example");
    assertThat(toPunctual).anyMatch(subject -> subject.contains("Submit feedback data"));
    assertThat(toPunctual).noneMatch(subject -> subject.startsWith("Overdue since") && subject.contains("Submit feedback data"));
    assertThat(subjects(mails, "ssa.reporter@ssa.example")).anyMatch(subject -> subject.startsWith("Overdue since") && subject.contains("Submit feedback data"));
    assertThat(subjects(mails, "ssa.official@ssa.example")).as("escalated to the Service Delivery Official")
        .anyMatch(subject -> subject.startsWith("Overdue since") && subject.contains("Submit feedback data"));
    assertThat(subjects(mails, "omblead@omb.example")).as("escalated to OMB's lead")
        .anyMatch(subject -> subject.startsWith("Overdue since") && subject.contains("Submit feedback data"));
    for (var mail : mails.subList(0, Math.min(50, mails.size()))) {
      assertThat(mail.getContentType()).startsWith("multipart/");
    }
  }

  private static List<String> subjects(List<MimeMessage> mails, String to) {
    return mails.stream().filter(mail -> recipients(mail).contains(to)).map(mail -> {
      try {
        return mail.getSubject();
      } catch (MessagingException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }).toList();
  }

  private static String recipients(MimeMessage mail) {
    try {
      return Arrays.stream(mail.getRecipients(Message.RecipientType.TO)).map(Object::toString).collect(Collectors.joining(","));
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private Person as(String user) {
    return new Person(port, user);
  }

  private static String agency(String prefix) {
    return prefix.toUpperCase();
  }

  private static String hisp(String prefix) {
    return agency(prefix) + "-" + agency(prefix);
  }

  private static List<String> subjects(String prefix) {
    return List.of("2026-" + agency(prefix), "2026-" + hisp(prefix));
  }

  private static String report(String quarter, String prefix, int service) {
    return quarter + "-" + hisp(prefix) + "-" + SLUGS.get(service);
  }

  private com.fasterxml.jackson.databind.JsonNode obligation(String id) {
    var all = as("ombLead").get("/api/v1/cycles/2026/obligations").body();
    return StreamSupport.stream(all.spliterator(), false).filter(duty -> duty.get("id").asText().equals(id)).findFirst()
        .orElseThrow(() -> new AssertionError("The ledger has no " + id));
  }

  private void clock(String day) {
    var answer = as("ombLead").send("POST", "/api/v1/demo/clock", Map.of("date", day));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
    org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(500))
        .until(() -> !as("ombLead").get("/api/v1/demo/clock").body().get("moving").asBoolean());
    assertThat(as("ombLead").get("/api/v1/demo/clock").body().get("date").asText()).isEqualTo(day);
  }

  private void reportQuarter(String quarter, String prefix, boolean returnedOnce) {
    for (var service : SERVICES.get(prefix)) {
      var key = report(quarter, prefix, service);
      var reporter = as(prefix + "Reporter");
      var uploaded = reporter.upload(service, quarter, Map.of("channel", "website", "stage", "end", "pointInTime", "post_service_journey",
          "scale", "thumbs_up_down", "controlNumber", CONTROL_NUMBERS.get(prefix), "surveyTitle", "After the service",
          "volumeOfCustomers", 1000, "volumeOffered", 500), responses(quarter + service), "responses.csv");
      assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
      reporter.draft("Task_SubmitFeedbackData", key, Map.of("accomplishments", "The line is shorter.", "datasetIds", List.of(uploaded.body().get("id").asText())));
      reporter.complete("Task_SubmitFeedbackData", key, "submit", null);
      as(prefix + "Official").complete("Task_SignReport", key, "sign", null);
      if (returnedOnce) {
        as("ombDeskOfficer").complete("Task_ReviewReport", key, "return", SAID);
        assertThat(reporter.form("Task_SubmitFeedbackData", key).body().get("story").toString()).contains(SAID);
        assertThat(obligation(key + "/service-report").get("status").asText()).isEqualTo("RETURNED");
        reporter.complete("Task_SubmitFeedbackData", key, "submit", null);
        as(prefix + "Official").complete("Task_SignReport", key, "sign", null);
      }
      as("ombDeskOfficer").draft("Task_ReviewReport", key, Map.of("review", Map.of("rating", "within")));
      as("ombDeskOfficer").complete("Task_ReviewReport", key, "accept", null);
    }
  }

  /** Forty responses, thumbs up and down, in the 17 columns. */
  private static byte[] responses(String seed) {
    var lines = new StringBuilder("external_id,question_1,positive_effectiveness,positive_ease,positive_efficiency,positive_transparency,"
        + "positive_humanity,positive_employee,positive_other,negative_effectiveness,negative_ease,negative_efficiency,negative_transparency,"
        + "negative_humanity,negative_employee,negative_other,question_4\n");
    for (int row = 1; row <= 40; row++) {
      lines.append(seed).append('-').append(row).append(row % 4 == 0 ? ",0,null,null,null,null,null,null,null,1,0,0,0,0,0,0,\n"
          : ",1,1,1,0,0,0,0,0,null,null,null,null,null,null,null,Thanks\n");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void assess(String prefix, String key, boolean returnedOnce) {
    var reporter = as(prefix + "Reporter");
    var functions = new LinkedHashMap<String, Object>();
    reporter.form("Task_FillInAssessment", key).body().get("content").get("questionnaire").get("functions")
        .forEach(function -> functions.put(function.get("id").asText(), Map.of("level", 3, "narrative", "As described.", "evidence", "")));
    reporter.draft("Task_FillInAssessment", key, Map.of("functions", functions, "participants", List.of()));
    reporter.complete("Task_FillInAssessment", key, "submit", null);
    as(prefix + "Cio").draft("Task_AddDigitalPart", key, Map.of("digital", Map.of("strategy", "Online first.", "idea", "On schedule.")));
    as(prefix + "Cio").complete("Task_AddDigitalPart", key, "submit", null);
    as(prefix + "Official").complete("Task_SignAssessment", key, "sign", null);
    if (returnedOnce) {
      as("ombLead").complete("Task_HoldReviewMeeting", key, "returnToContributors", SAID);
      assertThat(reporter.form("Task_FillInAssessment", key).body().get("story").toString()).contains(SAID);
      reporter.complete("Task_FillInAssessment", key, "submit", null);
      as(prefix + "Cio").complete("Task_AddDigitalPart", key, "submit", null);
      as(prefix + "Official").complete("Task_SignAssessment", key, "sign", null);
    }
    as("ombLead").draft("Task_HoldReviewMeeting", key, Map.of("meeting",
        Map.of("heldOn", "2026-03-02", "attendees", List.of(Map.of("id", "p1", "name", "A. Lead", "organization", "OMB")),
            "findings", List.of(Map.of("id", "f1", "text", "Agreed.")), "followUps", List.of())));
    as("ombLead").complete("Task_HoldReviewMeeting", key, "accept", null);
  }

  private void designate(String prefix, boolean returnedOnce) {
    var key = "2026-" + hisp(prefix);
    var official = as(prefix + "Official");
    var services = SERVICES.get(prefix);
    official.draft("Task_DesignateServices", key, Map.of(
        "services", services.stream().map(id -> Map.of("serviceId", id, "rationale",
            Map.of("organization", "Most of our work.", "customers", "Most of our customers.", "performance", "A priority goal."))).toList(),
        "actions", services.stream().map(id -> Map.of("title", "Shorten the form", "serviceRef", String.valueOf(id), "description", "Half the questions.")).toList()));
    official.complete("Task_DesignateServices", key, "designate", null);
    if (returnedOnce) {
      as("ombLead").complete("Task_ConcurWithDesignation", key, "return", SAID);
      official.complete("Task_DesignateServices", key, "designate", null);
    }
    as("ombLead").complete("Task_ConcurWithDesignation", key, "concur", null);
  }

  private void plan(String prefix, String key, boolean returnedOnce) {
    var services = key.equals("2026-" + hisp(prefix)) ? SERVICES.get(prefix) : List.<Integer>of();
    var official = as(prefix + "Official");
    var actions = new ArrayList<Map<String, Object>>();
    services.forEach(id -> actions.add(action("s" + id, "service", id)));
    actions.add(action("c1", "capability", null));
    official.draft("Task_DraftActionPlan", key, Map.of("summary", "What we will do.", "actions", actions, "budgetRequests",
        List.of(Map.of("id", "b1", "title", "Pay for the form", "fiscalYear", 2028, "amount", "1500000", "account", "Salaries and expenses",
            "narrative", "Design and tests.", "actionIds", List.of("c1")))));
    official.complete("Task_DraftActionPlan", key, "submit", null);
    sign(prefix, key);
    if (returnedOnce) {
      as("ombLead").complete("Task_ReviewActionPlan", key, "return", SAID);
      as("ombBudgetExaminer").complete("Task_ReviewBudgetRequests", key, "accept", null);
      official.complete("Task_DraftActionPlan", key, "submit", null);
      sign(prefix, key);
    }
    as("ombLead").complete("Task_ReviewActionPlan", key, "accept", null);
    as("ombBudgetExaminer").complete("Task_ReviewBudgetRequests", key, "accept", null);
  }

  private void sign(String prefix, String key) {
    as(prefix + "Cio").complete("Task_ReviewAsCio", key, "forward", null);
    as(prefix + "Cfo").complete("Task_ReviewAsCfo", key, "forward", null);
    as(prefix + "Head").complete("Task_SignActionPlan", key, "sign", null);
  }

  private static Map<String, Object> action(String id, String kind, Integer serviceId) {
    var action = new LinkedHashMap<String, Object>();
    action.put("id", id);
    action.put("kind", kind);
    action.put("serviceId", serviceId);
    action.put("title", "Shorten the form");
    action.put("painPoint", "The form is long.");
    action.put("painPointSource", "customer-feedback");
    action.put("evidence", "Comments of the second quarter.");
    action.put("outcome", "People are done in ten minutes.");
    action.put("measure", "Minutes to complete");
    action.put("baseline", "25");
    action.put("baselineDate", "2026-06-30");
    action.put("target", "10");
    action.put("unit", "minutes");
    action.put("targetDate", "2027-09-30");
    action.put("owner", "Head of the form team");
    return action;
  }

  private static void settle(Person lead, String taskId) {
    var form = lead.get("/api/v1/tasks/" + taskId + "/form").body();
    var settlements = new LinkedHashMap<String, Object>();
    form.get("content").get("open").forEach(duty -> settlements.put(duty.get("id").asText(), Map.of("settlement", "NOT_MET", "reason", "Nothing came.")));
    lead.send("PUT", "/api/v1/drafts/" + taskId, Map.of("version", form.get("draft").get("version").asInt(), "content", Map.of("settlements", settlements)));
    lead.send("POST", "/engine-rest/task/" + taskId + "/claim", Map.of("userId", lead.user()));
    var answer = lead.send("POST", "/engine-rest/task/" + taskId + "/complete",
        Map.of("variables", Map.of("outcome", Map.of("value", "settle"), "draftVersion", Map.of("value", 1, "type", "Integer"))));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }
}
