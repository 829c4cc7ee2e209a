package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.feedback.ReportSteps;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every form of every model, found in the deployed models themselves: accessible by the rules, each control reached and used
 * with the keyboard alone, and completed that way. A new task with a form is tested without a line here, as long as ordinary
 * words fill its fields; what a field needs beyond that stands in {@link #answer}.
 */
@FeedbackTest
class EveryFormIT {

  private static final int YEAR = 2026;
  @RegisterExtension static final Chromium chromium = new Chromium();

  /** What earlier steps of the case would have decided. */
  private static final Map<String, Map<String, Object>> DECIDED = Map.of("PraClearanceProcess", Map.of("cfoClearsIncentives", true, "changeKind", "new"));

  /** Begins with a designation only, which its own test makes. */
  private static final Set<String> ELSEWHERE = Set.of("FirstReportClockProcess");

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private ReportSteps reports;
  @Autowired private OpenTasks openTasks;
  @Autowired private Cycles cycles;
  @Autowired private Registry registry;
  @Autowired private UmbrellaCases umbrellas;
  @Autowired private Clock clock;

  /** The year in which the actions of the plan at hand are due. */
  private int planned = YEAR + 1;

  private final Map<String, Map<String, Object>> variables = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> everyTaskIsFilledInAndCompletedWithTheKeyboard() {
    return models().flatMap(model -> tasks(model).map(task ->
        DynamicTest.dynamicTest(model.getKey() + ", " + task.getId(), () -> work(model.getKey(), task.getId()))));
  }

  @TestFactory
  Stream<DynamicTest> everyStartFormIsFilledInAndSentWithTheKeyboard() {
    return models().filter(model -> model.hasStartFormKey())
        .map(model -> DynamicTest.dynamicTest(model.getKey(), () -> begin(model)));
  }

  private Stream<ProcessDefinition> models() {
    steps.nobody();
    return steps.engine().getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
        .filter(model -> !ELSEWHERE.contains(model.getKey())).sorted(Comparator.comparing(ProcessDefinition::getKey));
  }

  private Stream<UserTask> tasks(ProcessDefinition model) {
    return steps.engine().getRepositoryService().getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class).stream()
        .filter(task -> task.getCamundaFormKey() != null);
  }

  private void work(String processKey, String elementId) {
    var task = reach(processKey, elementId);
    planned = year(processKey) == YEAR ? YEAR + 1 : year(processKey);
    if (elementId.equals("Task_ConfirmNotReported")) {
      steps.saveDraft("tester", task.businessKey(), elementId,
          Map.of("notReporting", Map.of("reason", "No survey yet.", "targetDate", EasternTime.today(clock).plusMonths(6).toString())));
    }
    if (elementId.equals("Task_RequestException")) {
      // a file cannot be chosen and a link is not asked for, but one of them must be there
      steps.saveDraft("tester", task.businessKey(), elementId,
          Map.of("evidence", Map.of("links", List.of(Map.of("id", "l1", "title", "Report", "url", "https://www.example.gov/report")))));
    }
    try (var person = new Tasklist(chromium, port, person(task))) {
      var keyboard = new Keyboard(person.page);
      person.open(task.taskId()).accessible();
      keyboard.press("hf-claim", "Enter");
      assertThat(person.page.locator("#hf-claim")).isHidden();
      assertThat(person.completeButton()).isEnabled();
      keyboard.fill(this::answer, null);
      person.accessible();
      keyboard.reachesEverything();
      keyboard.complete();
      var refused = person.page.locator(".hf-errors .hf-notice");
      var form = person.page.locator("#hf-heading");
      try {
        person.page.waitForCondition(() -> !form.isVisible() || refused.isVisible(), new Page.WaitForConditionOptions().setTimeout(30_000));
      } catch (TimeoutError nothing) {
        person.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser/" + elementId + ".png")));
        throw new AssertionError("Complete neither completed nor refused " + elementId + "; the form says: " + person.page.locator(".hf-draft, .hf-errors").allInnerTexts()
            + ", focused: " + person.page.evaluate("() => document.activeElement.outerHTML"), nothing);
      }
      assertThat(refused.isVisible() ? refused.innerText() : "").as("what was said to " + task.name() + " when completed").isEmpty();
    }
  }

  private void begin(ProcessDefinition model) {
    cycles.open(EasternTime.today(clock).getYear());
    var user = Stream.of("ombLead", "vaHead", "vaOfficial", "vaReporter", "vaPra").filter(each -> mayStart(each, model)).findFirst().orElseThrow(
        () -> new AssertionError("Nobody of those who are asked may start " + model.getKey() + "."));
    try (var person = new Tasklist(chromium, port, user)) {
      person.inbox();
      person.page.getByText("Start process").click();
      person.page.locator(".modal-content").getByText(model.getName()).first().click();
      var form = person.page.locator(".modal-content .hisp-form");
      assertThat(form).not().containsText("Loading the form");
      person.accessible();
      var keyboard = new Keyboard(person.page);
      // some only explain what begins
      if (form.locator("input, select, textarea").count() > 0) {
        keyboard.fill(this::answer, null);
        person.accessible();
        keyboard.reachesEverything();
      }
      keyboard.complete();
      assertThat(person.page.locator(".modal-content .hisp-form")).isHidden();
    }
  }

  private boolean mayStart(String user, ProcessDefinition model) {
    steps.as(user);
    try {
      return steps.engine().getRepositoryService().createProcessDefinitionQuery().processDefinitionId(model.getId())
          .startablePermissionCheck().count() > 0;
    } finally {
      steps.nobody();
    }
  }

  // ---- the cases

  /** A case of the process whose one open task is this one. */
  private OpenTask reach(String processKey, String elementId) {
    steps.nobody();
    cycles.open(year(processKey));
    var runtime = steps.engine().getRuntimeService();
    if (processKey.equals("UmbrellaClearanceProcess")) {
      // a clearance that was approved here has a case of its own
      keys.put(processKey, prepare(processKey));
    }
    var instance = running(processKey);
    if (instance == null) {
      var key = keys.computeIfAbsent(processKey, this::prepare);
      instance = running(processKey);
      if (instance == null) {
        instance = runtime.createProcessInstanceByKey(processKey).businessKey(key).setVariables(variables.get(processKey))
            .startBeforeActivity(elementId).execute();
      }
    }
    runtime.setVariables(instance.getId(), DECIDED.getOrDefault(processKey, Map.of()));
    variables.put(processKey, runtime.getVariables(instance.getId()));
    keys.put(processKey, instance.getBusinessKey());
    // what waits goes first: a step inside a sub-process would else begin in the one that is cancelled
    var moved = runtime.createProcessInstanceModification(instance.getId());
    Stream.of(runtime.getActivityInstance(instance.getId()).getChildActivityInstances()).forEach(each -> moved.cancelActivityInstance(each.getId()));
    Stream.of(runtime.getActivityInstance(instance.getId()).getChildTransitionInstances()).forEach(each -> moved.cancelTransitionInstance(each.getId()));
    moved.startBeforeActivity(elementId).execute();
    var id = steps.engine().getTaskService().createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(elementId).singleResult().getId();
    return openTasks.find(id).orElseThrow();
  }

  private ProcessInstance running(String processKey) {
    var query = steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey(processKey);
    return (keys.containsKey(processKey) ? query.processInstanceBusinessKey(keys.get(processKey)) : query).list().stream().findFirst().orElse(null);
  }

  /** What must stand in our tables before a case of this kind; gives its business key. */
  private String prepare(String processKey) {
    var hisp = smallest();
    var given = new LinkedHashMap<String, Object>();
    given.put("cycleYear", year(processKey));
    variables.put(processKey, given);
    if (processKey.equals("AnnualCycleProcess")) {
      return String.valueOf(YEAR);
    }
    if (processKey.equals("DirectorEscalationProcess") || processKey.equals("AgencyViewProcess")) {
      var key = escalation(hisp);
      return processKey.equals("AgencyViewProcess") ? key + "-" + hisp.agencyId() : key;
    }
    given.put("agencyId", hisp.agencyId());
    if (processKey.equals("UmbrellaClearanceProcess")) {
      // the department's clearance is watched, as at the start of the application
      return umbrellas.open(hisp.agencyId()).or(() -> umbrellas.watch(hisp.agencyId())).orElseThrow().businessKey();
    }
    given.put("hispId", hisp.id());
    if (processKey.equals("ServiceReportProcess")) {
      var report = reports.openCleared(hisp.id());
      // a file cannot be chosen with the keyboard here: the dialog for it belongs to the system
      reports.upload(report, ReportSteps.responses(30, 10));
      return report.businessKey();
    }
    if (processKey.equals("PraClearanceProcess") || processKey.equals("SurveyExceptionProcess")) {
      cycles.open(EasternTime.today(clock).getYear());
      var reporter = steps.engine().getIdentityService().createUserQuery().memberOfGroup("hispReporter").memberOfTenant(hisp.agencyId()).list().get(0).getId();
      steps.as(reporter);
      var started = steps.engine().getRuntimeService().startProcessInstanceByKey(processKey,
          Map.of("serviceId", registry.designatedServices(hisp.id(), EasternTime.today(clock)).get(0).serviceId()));
      steps.nobody();
      for (var jobs = jobs(started.getId()); !jobs.isEmpty(); jobs = jobs(started.getId())) {
        jobs.forEach(job -> steps.engine().getManagementService().executeJob(job));
      }
      return steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult().getBusinessKey();
    }
    return year(processKey) + "-" + hisp.id();
  }

  /** A matter before the Director, in which the heads of two agencies are asked for their view. */
  private String escalation(Hisp hisp) {
    steps.as("ombLead");
    var started = steps.engine().getRuntimeService().startProcessInstanceByKey("DirectorEscalationProcess", Map.of("escalationSubject", "Who answers",
        "escalationKind", "unclear-responsibility", "escalationAgencies", hisp.agencyId() + (hisp.agencyId().equals("VA") ? ",SSA" : ",VA"),
        "escalationAbout", hisp.id(), "escalationAsked", "Neither answers.", "escalationWantedBy", EasternTime.today(clock).plusDays(60).toString()));
    steps.nobody();
    jobs(started.getId()).forEach(job -> steps.engine().getManagementService().executeJob(job));
    return steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult().getBusinessKey();
  }

  /** A year under an edition that has such a case. */
  private static int year(String processKey) {
    return processKey.equals("DraftActionPlanProcess") ? 2024 : YEAR;
  }

  private List<String> jobs(String instance) {
    return steps.engine().getManagementService().createJobQuery().processInstanceId(instance).messages().withRetriesLeft().list().stream().map(job -> job.getId()).toList();
  }

  /** The HISP with the fewest services: every service wants its own words in some forms. */
  private Hisp smallest() {
    var today = EasternTime.today(clock);
    return registry.activeHisps(today).stream().filter(each -> !registry.servicesOwingReport(each.id(), ReportSteps.QUARTER).isEmpty())
        .min(Comparator.comparing((Hisp each) -> registry.designatedServices(each.id(), today).size()).thenComparing(Hisp::id)).orElseThrow();
  }

  /** Somebody with a role of the task, in its agency. */
  private String person(OpenTask task) {
    var group = task.candidateGroups().get(0);
    var people = steps.engine().getIdentityService();
    // OMB's people belong to every agency through their role, not by name
    return Stream.of(people.createUserQuery().memberOfGroup(group).memberOfTenant(Objects.requireNonNullElse(task.agencyId(), "none")),
        people.createUserQuery().memberOfGroup(group)).flatMap(query -> query.list().stream().map(User::getId).sorted()).findFirst().orElseThrow();
  }

  // ---- the words

  /** What to write at this place of a draft; the last step of the path says what is asked. */
  private String answer(String path, String type) {
    var last = path.substring(path.lastIndexOf('.') + 1);
    var today = EasternTime.today(clock);
    if (path.equals("endedOn") || path.equals("reason")) {
      // an appointment is made here, not ended
      return null;
    }
    if (path.endsWith("Day.citation")) {
      return noticeOn(path, today).getYear() - 1935 + " FR 3410";
    }
    if (type.equals("date") && path.endsWith("Day.publishedOn")) {
      return typed(noticeOn(path, today));
    }
    if (type.equals("date") && path.equals("extension.until")) {
      // the clearance entered here lasts a year, and is extended by six months at most
      return typed(today.plusMonths(15));
    }
    if (type.equals("date")) {
      return typed(switch (last) {
        case "baselineDate" -> LocalDate.of(2024, 1, 15);
        case "heldOn", "appointedOn" -> today.minusDays(1);
        // the request went to OMB today
        case "approvedOn" -> today;
        case "targetDate" -> path.startsWith("notReporting") ? today.plusMonths(6) : LocalDate.of(planned, 9, 30);
        default -> today.plusYears(1);
      });
    }
    if (path.startsWith("serviceLevels.") && last.equals("value")) {
      return "12.5";
    }
    return switch (last) {
      case "cycleYear" -> String.valueOf(YEAR + 3);
      case "graceDays" -> "365";
      case "amount" -> "1500000";
      case "responses", "hours", "cost" -> "900000";
      case "received" -> "2";
      case "shareOfPopulation" -> "6.5";
      case "baseline", "respondents" -> "9";
      case "target", "minutes", "responsesEach", "hoursAfter", "costEach", "federalCost" -> "1";
      case "email" -> "office@example.gov";
      case "options" -> "By mail\nBy phone";
      case "controlNumber" -> "1234-5678";
      case "annualTransactions" -> "1000000";
      case "url", "link" -> "https://www.example.gov/report";
      case "title" -> "Claiming a benefit " + Objects.hash(path) % 100;
      default -> "Less paper.";
    };
  }

  /** The first notice leaves its 60 days, the second its 30; both on a Wednesday that is no holiday. */
  private static LocalDate noticeOn(String path, LocalDate today) {
    return today.minusDays(path.startsWith("sixtyDay") ? 150 : 60).with(TemporalAdjusters.previous(DayOfWeek.WEDNESDAY));
  }

  /** As one types it into a date field of a browser in English. */
  private static String typed(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("MMddyyyy"));
  }
}
