package org.hispcycle.clearance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.SurveyStatus;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.designation.ClearanceStatus;
import org.hispcycle.designation.ServiceDesignated;
import org.hispcycle.draft.Drafts;
import org.hispcycle.clearance.ClearanceApproved;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.registry.NewService;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.FlowCoverage;
import org.hispcycle.support.WholeApplication;
import org.hispcycle.survey.SurveySamples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A case to walk through the model with: every test has a service of its own, on Monday, 2 March 2026. */
@RecordApplicationEvents
abstract class ClearanceCase {

  static final String DRAFT = "Task_DraftSurvey";
  static final String COUNSEL = "Task_ReviewIncentiveAsCounsel";
  static final String CFO = "Task_ReviewIncentiveAsCfo";
  static final String PRA = "Task_CheckAsPraOfficer";
  static final String INFORMAL = "Task_ReviewInformally";
  static final String ANSWER_DESK = "Task_AnswerDeskOfficer";
  static final String ANSWER_OIRA = "Task_AnswerOira";
  static final String DESK = "Task_ReviewAsDeskOfficer";
  static final String OIRA = "Task_ReviewAsOira";
  static final String ASSIGN = "Task_AssignControlNumber";
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private static final FlowCoverage FLOWS = new FlowCoverage("PraClearanceProcess", PraClearanceProcessTest.class, ReviewByOmbTest.class,
      ChangeOfApprovedSurveyTest.class, WithdrawalOverHttpTest.class);

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Ledger ledger;
  @Autowired Registry registry;
  @Autowired Drafts drafts;
  @Autowired Surveys surveys;
  @Autowired Clearances clearances;
  @Autowired Umbrellas umbrellas;
  @Autowired ClearanceStatus clearanceStatus;
  @Autowired OpenTasks openTasks;
  @Autowired List<CaseForms> forms;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired ApplicationEvents events;
  @Autowired JdbcClient sql;
  @Autowired ObjectMapper json;

  int serviceId;
  String key;
  ProcessInstance instance;

  @BeforeEach
  void itIsMarch(TestInfo test) {
    FLOWS.watch(steps.engine(), test);
    BpmnAwareTests.init(steps.engine());
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(TODAY, LocalTime.NOON)));
    cycles.open(2026);
  }

  @AfterEach
  void timeGoesOn() {
    steps.nobody();
    ClockUtil.reset();
  }

  @AfterAll
  static void everySequenceFlowIsTaken(TestInfo test) {
    FLOWS.done(test);
  }

  /** A newly designated service without a clearance: its duties stand in the ledger, its case has begun. */
  void designated() {
    serviceId = newService();
    key = "2026-VA-VBA-" + registry.service(serviceId).slug();
    for (var kind : List.of(ObligationKind.SURVEY, ObligationKind.PRA_CLEARANCE)) {
      ledger.plan(new NewObligation(2026, kind, key, "VA", "VA-VBA", serviceId, null, kind.label(), TODAY, LocalDate.of(2026, 6, 30)));
    }
    publisher.publishEvent(new ServiceDesignated(2026, "VA", "VA-VBA", serviceId, "ombLead", Instant.parse("2026-03-02T17:00:00Z")));
    instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult();
  }

  int newService() {
    var name = "Service under test " + System.nanoTime();
    return registry.addService("VA-VBA", new NewService(name, "d", List.of("Benefits"), List.of("phone")), "test", Instant.parse("2026-03-02T17:00:00Z")).id();
  }

  ObjectNode sample() {
    try {
      return (ObjectNode) json.readTree(SurveySamples.COMPLETE);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  void submit(Consumer<ObjectNode> change) {
    var draft = sample();
    // questions of one test must not count as those of another
    draft.withArray("extraQuestions").add("Which office did you contact? " + key);
    draft.put("purpose", "To improve the service of " + key);
    change.accept(draft);
    steps.saveDraft("vaReporter", key, DRAFT, draft);
    steps.complete("vaReporter", key, DRAFT, "submit", null);
    steps.runJobs(key);
  }

  void forward() {
    submit(draft -> {});
    steps.complete("vaPra", key, PRA, "forward", null);
  }

  /** Completes a step and runs what follows from it. */
  void decide(String user, String element, String outcome, String comment) {
    steps.complete(user, key, element, outcome, comment);
    steps.runJobs(key);
  }

  void clearIncentive() {
    with("vaCounsel", COUNSEL, "counsel", "{\"finding\":\"Gift cards of $10 may be offered.\"}");
    decide("vaCounsel", COUNSEL, "clear", null);
    with("vaCfo", CFO, "cfo", "{\"finding\":\"Funds are available.\"}");
    decide("vaCfo", CFO, "clear", null);
  }

  /** The survey of the case is approved under the umbrella. */
  void approve() {
    forward();
    review("approve", "approve");
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
  }

  void review(String deskOfficer, String oira) {
    steps.complete("ombDeskOfficer", key, DESK, deskOfficer, "approve".equals(deskOfficer) ? null : "desk says " + deskOfficer);
    steps.complete("oiraAnalyst", key, OIRA, oira, "approve".equals(oira) ? null : "oira says " + oira);
    steps.runJobs(key);
  }

  void with(String user, String element, String part, String content) {
    var draft = (ObjectNode) drafts.find("PraClearanceProcess/" + key).content();
    try {
      draft.set(part, json.readTree(content));
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
    steps.saveDraft(user, key, element, draft);
  }

  void number(String controlNumber, String approvedOn, String expiresOn, String terms) {
    with("oiraAnalyst", ASSIGN, "approval", "{\"controlNumber\":\"" + controlNumber + "\",\"approvedOn\":\"" + approvedOn + "\",\"expiresOn\":\""
        + expiresOn + "\",\"terms\":\"" + terms + "\"}");
  }

  ObligationStatus duty(String kind) {
    return ledger.get(key + "/" + kind).status();
  }

  void atBothDuties(ObligationStatus status) {
    assertThat(duty("pra-clearance")).isEqualTo(status);
    assertThat(duty("survey")).isEqualTo(status);
  }

  void blocked(String saying) {
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, ASSIGN, "assign", null)).hasMessageContaining(saying);
    assertThat(steps.openTasks(key)).containsExactly(ASSIGN);
    assertThat(clearances.forService("VA-VBA", serviceId)).isEmpty();
  }

  ProcessInstance requestedBy(String user, Map<String, Object> variables) {
    steps.as(user);
    try {
      var definition = steps.engine().getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("PraClearanceProcess").latestVersion().singleResult();
      var started = steps.engine().getFormService().submitStartForm(definition.getId(), variables);
      steps.nobody();
      return steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult();
    } finally {
      steps.nobody();
    }
  }
}
