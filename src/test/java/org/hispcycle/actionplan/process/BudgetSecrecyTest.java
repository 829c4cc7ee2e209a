package org.hispcycle.actionplan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.Person;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A plan goes its whole way over HTTP with a marker in every field of a budget request and in what is said about it, with refusals
 * and returns. Then the marker is looked for everywhere: budget requests stay with OMB and the agency (D7).
 */
@WholeApplication
@ExtendWith(OutputCaptureExtension.class)
class BudgetSecrecyTest {

  private static final String KEY = "2029-ED-STUDENTAID";
  private static final String MARK = "Zwetschge";
  private static final String SUM = "918273645546";

  /** Drafts, what was submitted, the requests themselves, and what was said in confidence or beside a request. */
  private static final Set<String> PERMITTED = Set.of("draft", "submission", "budget_request", "case_decision", "remark");

  /** Who neither works on the plan nor reviews it. */
  private static final List<String> OTHERS = List.of("ombDirector", "ombDeskOfficer", "oiraAnalyst", "admin", "edReporter", "edCounsel",
      "edPra", "vaOfficial", "vaHead", "vaCfo");

  /** Who of them sees every task or the engine's history. */
  private static final Set<String> READ_EVERYTHING = Set.of("admin", "ombDirector");

  /** Where the ledger and what happened in a case are shown. */
  private static final List<String> LEDGER = List.of("/api/v1/board/2029/duties?agency=ED", "/api/v1/board/duties/" + KEY + "/action-plan",
      "/api/v1/board/2029/export?agency=ED", "/api/v1/cycles/2029/obligations", "/api/v1/my-year?year=2029", "/api/v1/cases/" + KEY + "/story");

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Ledger ledger;
  @Autowired JdbcTemplate sql;
  @LocalServerPort int port;
  private String instance;

  @BeforeEach
  void itIsLateSummer() {
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(LocalDate.of(2029, 8, 20), LocalTime.NOON)));
    cycles.open(2029);
  }

  @AfterEach
  void timeGoesOn() {
    steps.nobody();
    ClockUtil.reset();
  }

  private Person as(String user) {
    return new Person(port, user);
  }

  private static Map<String, Object> request(String amount) {
    var request = new HashMap<String, Object>();
    request.put("id", "b1");
    request.put("title", MARK + " title");
    request.put("fiscalYear", 2031);
    request.put("amount", amount);
    request.put("account", MARK + " account");
    request.put("program", MARK + " program");
    request.put("narrative", MARK + " narrative");
    request.put("actionIds", List.of());
    request.put("crossAgencyPriority", MARK + " priority");
    return request;
  }

  private List<Map<String, Object>> actions() {
    var actions = new ArrayList<Map<String, Object>>();
    var services = as("edOfficial").form("Task_DraftActionPlan", KEY).body().at("/content/services");
    for (int i = 0; i < services.size(); i++) {
      actions.add(action("a" + i, services.get(i).get("id").asInt()));
    }
    actions.add(action("c1", null));
    return actions;
  }

  private static Map<String, Object> action(String id, Integer service) {
    var action = new HashMap<String, Object>(Map.of("id", id, "kind", service == null ? "capability" : "service", "title", "Shorter forms",
        "painPoint", "Long forms", "painPointSource", "customer-feedback", "evidence", "Survey", "outcome", "Done in ten minutes",
        "measure", "Minutes", "baseline", "30", "target", "10"));
    action.putAll(Map.of("baselineDate", "2029-06-30", "targetDate", "2030-06-30", "owner", "Forms team"));
    action.put("serviceId", service);
    return action;
  }

  private void draft(Object requests) {
    as("edOfficial").draft("Task_DraftActionPlan", KEY, Map.of("actions", actions(), "budgetRequests", requests));
  }

  /** Signed, with words about the money from everybody on the way. */
  private void toOmb() {
    as("edOfficial").complete("Task_DraftActionPlan", KEY, "submit", MARK + " says the drafter");
    as("edCio").complete("Task_ReviewAsCio", KEY, "forward", MARK + " says the CIO");
    as("edCfo").complete("Task_ReviewAsCfo", KEY, "forward", MARK + " says the CFO");
    steps.runJobs(KEY);
    as("edHead").complete("Task_SignActionPlan", KEY, "sign", MARK + " says the head");
    look();
  }

  private final Set<String> leaks = new TreeSet<>();

  /** What others get to see at this moment. */
  private void look() {
    var tasks = steps.openTasks(KEY).stream().map(element -> steps.task(KEY, element).getId()).toList();
    for (var other : OTHERS) {
      var person = Http.as(other, port);
      var paths = new ArrayList<>(List.of("/engine-rest/task?processInstanceBusinessKey=" + KEY, "/engine-rest/history/variable-instance?processInstanceId=" + instance,
          "/api/v1/cycles/2029/budget-requests", "/api/v1/plans/" + KEY, "/api/v1/plans/" + KEY + "/versions", "/api/v1/plans/" + KEY + "/differences",
          "/api/v1/plans/" + KEY + "/export?format=html", "/plans/" + KEY));
      paths.addAll(LEDGER);
      if (READ_EVERYTHING.contains(other)) {
        paths.addAll(List.of("/api/v1/plans?year=2029", "/plans", "/budget-requests", "/engine-rest/history/detail?processInstanceId=" + instance, "/engine-rest/variable-instance?processInstanceIdIn=" + instance, "/engine-rest/history/task?processInstanceBusinessKey=" + KEY,
          "/engine-rest/history/user-operation?processInstanceId=" + instance, "/engine-rest/history/process-instance?processInstanceBusinessKey=" + KEY, "/engine-rest/metrics",
          "/engine-rest/incident", "/engine-rest/history/job-log?processInstanceId=" + instance, "/api/v1/cycles/2029", "/api/v1/cycles/2029/obligations",
          "/api/v1/cycles/2029/compliance", "/api/v1/cycles/2029/budget-requests?agency=ED", "/demo/mail",
          "/api/v1/demo/mail", "/actuator/prometheus", "/actuator/metrics", "/"));
      }
      for (var task : tasks) {
        paths.addAll(List.of("/api/v1/tasks/" + task + "/form", "/api/v1/drafts/" + task));
        if (!READ_EVERYTHING.contains(other)) {
          continue;
        }
        paths.addAll(List.of("/api/v1/tasks/" + task + "/remarks", "/api/v1/tasks/" + task + "/plan/check", "/api/v1/tasks/" + task + "/evidence", "/engine-rest/task/" + task,
            "/engine-rest/task/" + task + "/variables", "/engine-rest/task/" + task + "/form-variables", "/engine-rest/task/" + task + "/comment",
            "/api/v1/tasks/" + task + "/plan/differences"));
      }
      paths.forEach(path -> suspect(other + " " + path, person.get(path).body()));
    }
    for (var path : List.of("/", "/api/v1/public/commitments", "/api/v1/public/commitments?format=csv", "/api/v1/public/plans",
        "/api/v1/public/plans?format=csv", "/api/v1/public/plans/" + KEY, "/api/v1/public/plans/" + KEY + "/export?format=html", "/public/plans",
        "/public/plans/" + KEY, "/v3/api-docs")) {
      suspect("nobody " + path, Http.anonymous(port).get(path).body());
    }
    // the person who answers for the ledger reads it too, and a history in which words about money must not be
    for (var path : List.of("/api/v1/cycles/2029/obligations", "/engine-rest/history/detail?processInstanceId=" + instance, "/engine-rest/history/variable-instance?processInstanceId=" + instance)) {
      suspect("ombLead " + path, Http.as("ombLead", port).get(path).body());
    }
  }

  private void suspect(String where, String text) {
    if (text != null && (text.contains(MARK) || text.contains(SUM))) {
      leaks.add(where);
    }
  }

  @Test
  void nothingOfABudgetRequestIsFoundWhereItMustNotBe(CapturedOutput output) {
    instance = steps.start("ActionPlanProcess", KEY, Map.of("cycleYear", 2029, "agencyId", "ED", "hispId", "ED-STUDENTAID")).getId();

    draft(List.of(request(SUM + " dollars")));
    var refused = as("edOfficial").tryToComplete("Task_DraftActionPlan", KEY, "submit", MARK);
    assertThat(refused.status()).isEqualTo(422);
    suspect("refusal of an amount", refused.text());
    var broken = request(SUM);
    broken.put("id", MARK + " " + SUM);
    broken.put("fiscalYear", 2030);
    broken.put("title", (MARK + " ").repeat(100));
    broken.put("actionIds", List.of(MARK));
    draft(List.of(broken));
    suspect("refusal of everything", as("edOfficial").tryToComplete("Task_DraftActionPlan", KEY, "submit", null).text());
    draft(Map.of("amount", SUM, "title", MARK));
    suspect("refusal of what is no list", as("edOfficial").tryToComplete("Task_DraftActionPlan", KEY, "submit", null).text());

    draft(List.of(request(SUM)));
    toOmb();
    var lead = as("ombLead");
    var task = steps.task(KEY, "Task_ReviewActionPlan").getId();
    assertThat(lead.send("POST", "/api/v1/tasks/" + task + "/remarks", Map.of("place", "budgetRequests.b1.amount", "text", MARK + " says the lead")).status()).isEqualTo(201);
    lead.complete("Task_ReviewActionPlan", KEY, "return", MARK + " says the lead when she returns it");
    as("ombBudgetExaminer").complete("Task_ReviewBudgetRequests", KEY, "return", MARK + " is too much: " + SUM);
    steps.runJobs(KEY);
    look();
    assertThat(as("edOfficial").form("Task_DraftActionPlan", KEY).text()).contains(MARK + " is too much");

    toOmb();
    lead.complete("Task_ReviewActionPlan", KEY, "accept", "Fine.");
    as("ombBudgetExaminer").complete("Task_ReviewBudgetRequests", KEY, "accept", MARK + " is fine");
    steps.runJobs(KEY);
    look();

    assertThat(leaks).isEmpty();
    assertThat(output.getAll()).doesNotContain(MARK).doesNotContain(SUM);
    assertThat(tablesWithTheMark()).isSubsetOf(PERMITTED).contains("budget_request");

    ledger.notMet(KEY + "/action-plan", "ombLead", Instant.now(), MARK + " was the reason");
    OTHERS.forEach(other -> LEDGER.forEach(path -> suspect(other + " " + path, Http.as(other, port).get(path).body())));
    assertThat(leaks).as("why OMB settled the plan as it did").isEmpty();
    assertThat(Http.as("edOfficial", port).get("/api/v1/board/duties/" + KEY + "/action-plan").body()).contains(MARK + " was the reason");
  }

  /** Every table of the database that holds the marker anywhere, the engine's own and ours. */
  private Set<String> tablesWithTheMark() {
    return sql.execute((ConnectionCallback<Set<String>>) connection -> {
      var found = new TreeSet<String>();
      var names = new ArrayList<String>();
      try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
        while (tables.next()) {
          names.add(tables.getString("TABLE_NAME"));
        }
      }
      assertThat(names).anyMatch(name -> name.equalsIgnoreCase("act_hi_varinst")).anyMatch(name -> name.equalsIgnoreCase("mail"));
      for (var name : names) {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("select * from \"" + name + "\"")) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
              var text = text(rows.getObject(column));
              if (text.contains(MARK) || text.contains(SUM)) {
                found.add(name.toLowerCase());
              }
            }
          }
        }
      }
      return found;
    });
  }

  private static String text(Object value) throws java.sql.SQLException {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    } else if (value instanceof Blob blob) {
      return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8);
    } else if (value instanceof Clob clob) {
      return clob.getSubString(1, (int) clob.length());
    }
    return String.valueOf(value);
  }
}
