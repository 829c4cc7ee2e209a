package org.hispcycle.survey.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.hispcycle.survey.Exceptions;
import org.hispcycle.survey.process.SurveyExceptionProcess.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exceptions from the survey guidelines are asked for, endorsed, decided, and end (F1e); all about one service, one after the other. */
@WholeApplication
class SurveyExceptionProcessTest {

  private static final int SERVICE = 22;

  @Autowired private EngineSteps steps;
  @Autowired private Exceptions exceptions;
  @Autowired private Registry registry;
  @Autowired private JdbcClient sql;
  @Autowired private Clock clock;

  @AfterEach
  void leaveNothingOpen() {
    steps.nobody();
    steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey(SurveyExceptionProcess.KEY).tenantIdIn("ED").list()
        .forEach(each -> steps.engine().getRuntimeService().deleteProcessInstance(each.getId(), "test"));
    sql.sql("update survey_exception set open_for = null where agency_id = 'ED'").update();
    sql.sql("update survey_exception set granted_on = ?, expires_on = ? where agency_id = 'ED' and status = 'GRANTED'").params(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)).update();
  }

  @Test
  void anExceptionIsGrantedUntilADayAnnouncedAheadAndEnds() {
    var key = begin("edReporter", SERVICE);
    assertThat(key).matches("SE-\\d+-ED-STUDENTAID-" + registry.service(SERVICE).slug());
    ask(key);
    steps.complete("edOfficial", key, Elements.ENDORSE, "endorse", null);
    assertThat(exceptions.inForce("ED-STUDENTAID", SERVICE, today())).as("nothing is granted yet").isEmpty();
    decide(key, today().plusDays(200), "Report every quarter how it goes.");
    steps.complete("ombLead", key, Elements.DECIDE, "grant", null);

    var granted = exceptions.inForce("ED-STUDENTAID", SERVICE, today()).orElseThrow();
    assertThat(granted.covers("trust-wording")).isTrue();
    assertThat(granted.covers("free-text")).isFalse();
    assertThat(granted.model()).isEqualTo("The seven questions of 2019");
    assertThat(exceptions.inForce("ED-STUDENTAID", SERVICE, today().plusDays(200))).isPresent();
    assertThat(exceptions.inForce("ED-STUDENTAID", SERVICE, today().plusDays(201))).as("the day after its last one").isEmpty();
    assertThat(exceptions.inForce("ED-STUDENTAID", SERVICE, today().minusDays(1))).isEmpty();
    assertThat(mails(granted.id())).contains("granted");

    assertThat(due(key)).isEqualTo(today().plusDays(110));
    moveEndTo(key, today().plusDays(90));
    fire(key);
    assertThat(mails(granted.id())).contains("ends-90");
    assertThat(due(key)).as("the next warning").isEqualTo(today().plusDays(60));
    moveEndTo(key, today().plusDays(30));
    fire(key);
    assertThat(due(key)).as("the day after the last one").isEqualTo(today().plusDays(31));
    moveEndTo(key, today().minusDays(1));
    fire(key);
    assertThat(mails(granted.id())).contains("ends-30", "ended");
    assertThat(steps.ended(SurveyExceptionProcess.KEY, key)).isTrue();
    assertThat(steps.passed(SurveyExceptionProcess.KEY, key)).contains("EndEvent_ExceptionEnded");
    assertThat(exceptions.inForce("ED-STUDENTAID", SERVICE, today())).isEmpty();

    assertThat(begin("edReporter", SERVICE)).as("it can be asked for again").isNotEqualTo(key);
  }

  @Test
  void aRequestIsReturnedByBothAndThenRefusedWithTheReasonInTheCase() {
    var key = begin("edReporter", SERVICE);
    ask(key);
    steps.complete("edOfficial", key, Elements.ENDORSE, "return", "Say more about the figures.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.REQUEST);
    ask(key);
    steps.complete("edOfficial", key, Elements.ENDORSE, "endorse", null);
    steps.complete("ombLead", key, Elements.DECIDE, "return", "Which rules exactly?");
    assertThat(steps.openTasks(key)).containsExactly(Elements.REQUEST);
    ask(key);
    steps.complete("edOfficial", key, Elements.ENDORSE, "endorse", null);
    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.DECIDE, "refuse", null)).hasMessageContaining("comment");
    steps.complete("ombLead", key, Elements.DECIDE, "refuse", "The figures do not show success.");

    assertThat(steps.ended(SurveyExceptionProcess.KEY, key)).isTrue();
    assertThat(exceptions.get(key).status()).isEqualTo("REFUSED");
    assertThat(exceptions.inForce("ED-STUDENTAID", SERVICE, today())).isEmpty();
    assertThat(mails(exceptions.get(key).id())).contains("refused");
  }

  @Test
  void aRequestIsWithdrawnAndAnotherMayBegin() {
    var key = begin("edReporter", SERVICE);
    assertThatThrownBy(() -> begin("edReporter", SERVICE)).hasMessageContaining("is being asked for already (case " + key + ")");
    steps.complete("edReporter", key, Elements.REQUEST, "withdraw", "We follow the guidelines now.");
    assertThat(steps.passed(SurveyExceptionProcess.KEY, key)).contains("EndEvent_ExceptionWithdrawn");
    assertThat(begin("edReporter", SERVICE)).isNotEqualTo(key);
  }

  @Test
  void aRequestWhoseCaseAnOperatorDeletesIsWithdrawnAndAnotherMayBegin() {
    var key = begin("edReporter", SERVICE);
    ask(key);
    var instance = steps.task(key, Elements.ENDORSE).getProcessInstanceId();
    steps.engine().getRuntimeService().deleteProcessInstance(instance, "stuck", true, true, true);
    assertThat(exceptions.get(key).status()).isEqualTo("WITHDRAWN");
    assertThat(mails(exceptions.get(key).id())).contains("withdrawn");
    assertThat(begin("edReporter", SERVICE)).isNotEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      model    |                  | Enter which earlier model the survey follows instead.
      rules    | []               | Choose at least one rule
      rules    | ["no-such-rule"] | The guideline has no rule "no-such-rule".
      success  |                  | Enter the success with the earlier model
      capacity |                  | Enter why your organization can use more granular data.
      until    |                  | every exception ends
      until    | "2020-01-01"     | not after today
      until    | "2126-01-01"     | ends after at most 3 years
      until    | "soon"           | cannot be read
      evidence | {"links":[]}     | Add at least one file or link
      evidence | {"links":[{"title":"Report","url":"javascript:alert(1)"}]} | begins with https://
      evidence | {"files":["e999999"]} | not among the files of this case""")
  void aRequestThatDoesNotHoldIsRefusedAndTheTaskStays(String part, String json, String sentence) {
    var key = begin("edReporter", SERVICE);
    var draft = new LinkedHashMap<String, Object>(request());
    draft.remove(part);
    var written = json == null ? draft : with(draft, part, json);
    steps.saveDraft("edReporter", key, Elements.REQUEST, written);
    assertThatThrownBy(() -> steps.complete("edReporter", key, Elements.REQUEST, "submit", null)).hasMessageContaining(sentence);
    assertThat(steps.openTasks(key)).containsExactly(Elements.REQUEST);
  }

  @Test
  void aDecisionWithoutALastDayIsRefused() {
    var key = begin("edReporter", SERVICE);
    ask(key);
    steps.complete("edOfficial", key, Elements.ENDORSE, "endorse", null);
    decide(key, null, null);
    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.DECIDE, "grant", null)).hasMessageContaining("every exception ends");
    decide(key, today(), null);
    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.DECIDE, "grant", null)).hasMessageContaining("not after today");
    assertThat(steps.openTasks(key)).containsExactly(Elements.DECIDE);
  }

  @Test
  void aServiceOfAnotherAgencyIsNoneToAskFor() {
    var foreign = registry.services("VA-VBA").get(0).id();
    assertThatThrownBy(() -> begin("edReporter", foreign)).hasMessageContaining("Your agency (ED) has no service with the id " + foreign);
    assertThatThrownBy(() -> begin("edReporter", null)).hasMessageContaining("Choose the service");
  }

  // ---- steps

  private String begin(String user, Integer serviceId) {
    steps.as(user);
    try {
      var started = steps.engine().getRuntimeService().startProcessInstanceByKey(SurveyExceptionProcess.KEY, serviceId == null ? Map.of() : Map.of("serviceId", serviceId));
      steps.nobody();
      return steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult().getBusinessKey();
    } finally {
      steps.nobody();
    }
  }

  private void ask(String key) {
    steps.saveDraft("edReporter", key, Elements.REQUEST, request());
    steps.complete("edReporter", key, Elements.REQUEST, "submit", null);
  }

  private void decide(String key, LocalDate expiresOn, String terms) {
    var draft = new LinkedHashMap<String, Object>(request());
    var decision = new LinkedHashMap<String, Object>();
    decision.put("expiresOn", expiresOn == null ? null : expiresOn.toString());
    decision.put("terms", terms);
    draft.put("decision", decision);
    steps.saveDraft("ombLead", key, Elements.DECIDE, draft);
  }

  private Map<String, Object> request() {
    return Map.of("model", "The seven questions of 2019", "rules", List.of("trust-wording", "scale"), "success", "Waiting fell by a third.",
        "capacity", "A team of four reads the answers every week.", "until", today().plusDays(200).toString(),
        "evidence", Map.of("links", List.of(Map.of("id", "l1", "title", "Report", "url", "https://www.example.gov/report"))));
  }

  private static Object with(Map<String, Object> draft, String part, String json) {
    try {
      var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
      draft.put(part, mapper.readValue(json, Object.class));
      return draft;
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Days go by for the exception: its last day comes nearer. */
  private void moveEndTo(String key, LocalDate day) {
    sql.sql("update survey_exception set granted_on = ?, expires_on = ? where business_key = ?").params(day.minusDays(300), day, key).update();
  }

  private void fire(String key) {
    steps.fireTimer(key, Elements.DAY_TO_TELL);
    steps.runJobs(key);
  }

  private LocalDate due(String key) {
    steps.nobody();
    var instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult().getId();
    Date at = steps.engine().getManagementService().createJobQuery().processInstanceId(instance).timers().singleResult().getDuedate();
    assertThat(at.toInstant()).isEqualTo(EasternTime.startOfDay(EasternTime.dateOf(at.toInstant())));
    return EasternTime.dateOf(at.toInstant());
  }

  private List<String> mails(long id) {
    return sql.sql("select message_key from mail").query(String.class).list().stream().filter(each -> each.contains("survey-exception/" + id + "/"))
        .map(each -> each.replaceAll(".*survey-exception/" + id + "/([a-z0-9-]+).*", "$1")).distinct().toList();
  }

  private LocalDate today() {
    return EasternTime.today(clock);
  }
}
