package org.hispcycle.editions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.support.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One year of the Veterans Benefits Administration and its department over HTTP, as the people of that year would live it.
 * Every other HISP is struck from the list, so that the year stays short. What an edition asks for stands in the tests.
 */
abstract class EditionYear {

  static final String HISP = "VA-VBA";
  static final int SERVICE = 26;
  private static final Duration LONGEST_WALK = Duration.ofMinutes(5);

  @LocalServerPort private int port;
  @Autowired private JdbcClient sql;

  final int year;
  private final int actionYear;

  EditionYear(int year, int actionYear) {
    this.year = year;
    this.actionYear = actionYear;
  }

  // ---- what the circular says, as the application shows it

  /** Due dates of the cycle by milestone, without our own close-out. */
  Map<String, LocalDate> deadlines() {
    var dates = new TreeMap<String, LocalDate>();
    lead().get("/api/v1/cycles/" + year).body().get("milestones").forEach(each -> {
      if (!"close-out".equals(each.get("milestone").asText())) {
        dates.put(each.get("milestone").asText(), LocalDate.parse(each.get("dueOn").asText()));
      }
    });
    return dates;
  }

  /** Titles in the ledger for a subject, without the reports. */
  Set<String> duties(String key) {
    return StreamSupport.stream(obligations().spliterator(), false)
        .filter(each -> each.get("id").asText().startsWith(key + "/")).map(each -> each.get("title").asText()).collect(Collectors.toSet());
  }

  String status(String id) {
    return obligation(id).get("status").asText();
  }

  JsonNode obligation(String id) {
    return StreamSupport.stream(obligations().spliterator(), false).filter(each -> each.get("id").asText().equals(id)).findFirst()
        .orElseThrow(() -> new AssertionError("The ledger has no " + id));
  }

  private JsonNode obligations() {
    return lead().get("/api/v1/cycles/" + year + "/obligations").body();
  }

  // ---- people

  Person as(String user) {
    return new Person(port, user);
  }

  Person lead() {
    return as("ombLead");
  }

  /** The task lies in this person's inbox under this name, and the form cites this clause. */
  JsonNode task(String user, String element, String key, String name, String clause) {
    var form = as(user).form(element, key).body();
    assertThat(form.get("taskName").asText()).as(element).isEqualTo(name);
    assertThat(form.get("clause").asText()).as(element).isEqualTo(clause);
    return form;
  }

  void notAsked(String user, String element, String key) {
    assertThat(as(user).inbox(element, key)).as(element + " in the inbox of " + user).isEmpty();
  }

  // ---- the year

  void onlyThisHisp() {
    var active = as("ombLead").form("Task_ConfirmHispList", String.valueOf(year)).body().get("content").get("hisps");
    var others = StreamSupport.stream(active.spliterator(), false).map(each -> each.get("id").asText()).filter(id -> !HISP.equals(id)).toList();
    lead().draft("Task_ConfirmHispList", String.valueOf(year), Map.of("inactive", others, "remark", "Only one HISP in this test."));
    lead().complete("Task_ConfirmHispList", String.valueOf(year), "confirm", null);
    lead().complete("Task_ConfirmCalendar", String.valueOf(year), "confirm", null);
  }

  /** The demo designates the service in 2024; here it was a year before the cycle. */
  void reportsSince(FiscalQuarter first) {
    sql.sql("update designation set designated_on = ?, first_report = ? where hisp_id = ? and service_id = ?")
        .params(LocalDate.of(year - 1, 10, 1), first.toString(), HISP, SERVICE).update();
  }

  void clock(LocalDate day) {
    var answer = lead().send("POST", "/api/v1/demo/clock", Map.of("date", day.toString()));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
    Awaitility.await().atMost(LONGEST_WALK).pollInterval(Duration.ofMillis(300))
        .until(() -> !lead().get("/api/v1/demo/clock").body().get("moving").asBoolean());
  }

  void fillIn(String key, Map<String, Object> more) {
    var reporter = as("vaReporter");
    var functions = new LinkedHashMap<String, Object>();
    reporter.form("Task_FillInAssessment", key).body().get("content").get("questionnaire").get("functions")
        .forEach(each -> functions.put(each.get("id").asText(), Map.of("level", 3, "narrative", "As described.", "evidence", "")));
    var draft = new LinkedHashMap<String, Object>(Map.of("functions", functions, "participants", List.of()));
    draft.putAll(more);
    reporter.draft("Task_FillInAssessment", key, draft);
    reporter.complete("Task_FillInAssessment", key, "submit", null);
  }

  void meet(String key, LocalDate heldOn) {
    lead().draft("Task_HoldReviewMeeting", key, Map.of("meeting", Map.of("heldOn", heldOn.toString(),
        "attendees", List.of(Map.of("name", "OMB"), Map.of("name", "The agency")),
        "findings", List.of(Map.of("text", "Agreed.")), "followUps", List.of())));
    lead().complete("Task_HoldReviewMeeting", key, "accept", null);
  }

  static Map<String, Object> chosen(int service) {
    return Map.of("serviceId", service, "rationale", Map.of("organization", "Most of our work.", "customers", "Most of our customers.",
        "performance", "A priority goal."));
  }

  static Map<String, Object> described(String name) {
    return Map.of("newService", Map.of("name", name, "description", "From the first question to the decision.", "types", List.of("Benefits"),
        "channels", List.of("website"), "occasion", "A need arises.", "offering", "Help.", "outcome", "The need is met.", "customers", "Veterans"),
        "rationale", Map.of("organization", "Most of our work.", "customers", "Most of our customers.", "performance", "A priority goal."));
  }

  static Map<String, Object> improvement(String serviceRef) {
    return Map.of("title", "Shorten the form", "serviceRef", serviceRef, "description", "Half the questions.");
  }

  Map<String, Object> action(String id, Integer service, String horizon) {
    var action = new LinkedHashMap<String, Object>();
    action.put("id", id);
    action.put("kind", service == null ? "capability" : "service");
    action.put("horizon", horizon);
    action.put("serviceId", service);
    action.put("title", "Shorten the form");
    action.put("painPoint", "The form is long.");
    action.put("painPointSource", "customer-feedback");
    action.put("evidence", "Comments of the second quarter.");
    action.put("outcome", "People are done in ten minutes.");
    action.put("measure", "Minutes to complete");
    action.put("baseline", "25");
    action.put("baselineDate", (actionYear - 1) + "-01-02");
    action.put("target", "10");
    action.put("unit", "minutes");
    action.put("targetDate", actionYear + "-12-30");
    action.put("owner", "Office of the form");
    action.put("status", "new");
    return action;
  }

  static Map<String, Object> request(int fiscalYear, String action) {
    return Map.of("id", "b1", "title", "Pay for the form", "fiscalYear", fiscalYear, "amount", "1500000", "account", "Salaries and expenses",
        "narrative", "Design and tests.", "actionIds", List.of(action));
  }

  /** What the plan's drafters hand on; refusals are told by their field. */
  List<String> refusedFields(String user, String element, String key, String outcome) {
    var answer = as(user).tryToComplete(element, key, outcome, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    var fields = new ArrayList<String>();
    answer.body().get("errors").forEach(each -> fields.add(each.get("field").asText()));
    return fields;
  }

  /** E12: the reporter gives reason and target date, the official confirms. */
  void notReporting(String quarter, LocalDate target) {
    var key = quarter + "-" + HISP + "-vba-contact-center";
    as("vaReporter").draft("Task_SubmitFeedbackData", key, Map.of("notReporting", Map.of("reason", "No survey yet.", "targetDate", target.toString())));
    as("vaReporter").complete("Task_SubmitFeedbackData", key, "notReported", null);
    as("vaOfficial").complete("Task_ConfirmNotReported", key, "confirm", null);
    assertThat(status(key + "/service-report")).isEqualTo("NOT_REPORTED");
  }

  /** OMB settles what is left in December, and the year closes. */
  void closeOut() {
    clock(LocalDate.of(year, 12, 16));
    for (var task : lead().get("/engine-rest/task?taskDefinitionKey=Task_SettleWhatIsOpen&maxResults=100").body()) {
      var id = task.get("id").asText();
      var form = lead().get("/api/v1/tasks/" + id + "/form").body();
      var settlements = new LinkedHashMap<String, Object>();
      form.get("content").get("open").forEach(duty -> settlements.put(duty.get("id").asText(), Map.of("settlement", "NOT_MET", "reason", "Nothing came.")));
      lead().send("PUT", "/api/v1/drafts/" + id, Map.of("version", form.get("draft").get("version").asInt(), "content", Map.of("settlements", settlements)));
      lead().send("POST", "/engine-rest/task/" + id + "/claim", Map.of("userId", "ombLead"));
      var answer = lead().send("POST", "/engine-rest/task/" + id + "/complete",
          Map.of("variables", Map.of("outcome", Map.of("value", "settle"), "draftVersion", Map.of("value", 1, "type", "Integer"))));
      assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }
    clock(LocalDate.of(year, 12, 30));
    assertThat(lead().get("/api/v1/cycles/" + year).body().get("cycle").get("closedAt").isNull()).as("closed").isFalse();
    assertThat(lead().get("/engine-rest/incident/count").body().get("count").asInt()).as("incidents").isZero();
  }
}
