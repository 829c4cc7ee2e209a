package org.hispcycle.designation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.designation.ClearanceStatus;
import org.hispcycle.designation.Designations;
import org.hispcycle.designation.Duties;
import org.hispcycle.designation.ServiceDesignated;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Every way through the designation, each with a HISP of its own, in the summer of 2026. */
@WholeApplication
@RecordApplicationEvents
class ServiceDesignationProcessTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final String REASONS = "\"rationale\":{\"organization\":\"o\",\"customers\":\"c\",\"performance\":\"p\"}";

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Ledger ledger;
  @Autowired Registry registry;
  @Autowired Drafts drafts;
  @Autowired CaseStory story;
  @Autowired Designations designations;
  @Autowired Duties duties;
  @Autowired ClearanceStatus clearances;
  @Autowired ApplicationEvents events;

  @BeforeEach
  void itIsSummer() {
    BpmnAwareTests.init(steps.engine());
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(TODAY, LocalTime.NOON)));
    cycles.open(2026);
  }

  @AfterEach
  void timeGoesOn() {
    steps.nobody();
    ClockUtil.reset();
  }

  private ProcessInstance start(String hispId) {
    return steps.start("ServiceDesignationProcess", "2026-" + hispId,
        Map.of("cycleYear", 2026, "agencyId", registry.hisp(hispId).agencyId(), "hispId", hispId));
  }

  private static String continued(int serviceId) {
    return "{\"services\":[{\"serviceId\":" + serviceId + "," + REASONS + "}],\"actions\":[{\"title\":\"Shorten the form\",\"serviceRef\":\"" + serviceId + "\"}]}";
  }

  private Obligation duty(String hispId) {
    return ledger.get("2026-" + hispId + "/service-designation");
  }

  @Test
  void ombConcursAndTheDutiesFollow() {
    var key = "2026-DHS-TSA";
    var instance = start("DHS-TSA");
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_DesignateServices");
    steps.saveDraft("dhsHispOfficial", key, "Task_DesignateServices", """
        {"services":[{"serviceId":73,%1$s},{"serviceId":20,%1$s},
           {"newService":{"name":"Checking a bag","description":"d","occasion":"o","outcome":"u","customers":"c","types":["Compliance"],"channels":["in_person"]},%1$s}],
         "actions":[{"title":"a","serviceRef":"73"},{"title":"b","serviceRef":"20"},{"title":"c","serviceRef":"new-1"}]}""".formatted(REASONS));
    steps.complete("dhsOfficial", key, "Task_DesignateServices", "designate", null);
    assertThat(duty("DHS-TSA").status()).isEqualTo(ObligationStatus.SUBMITTED);
    assertThat(registry.designatedServices("DHS-TSA", TODAY)).extracting(Designation::serviceId).containsExactly(73);

    var draft = drafts.find("ServiceDesignationProcess/" + key);
    steps.saveDraft("ombLead", key, "Task_ConcurWithDesignation",
        draft.content().toString().replaceFirst("\\{", "{\"firstReports\":{\"20\":\"FY2026Q4\"},"));
    steps.complete("ombLead", key, "Task_ConcurWithDesignation", "concur", null);
    steps.runJobs(key);

    BpmnAwareTests.assertThat(instance).isEnded().hasPassedInOrder("Task_DesignateServices", "Task_ConcurWithDesignation", "Task_CreateDuties", "EndEvent_ServicesDesignated");
    assertThat(duty("DHS-TSA").status()).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(drafts.submissions("ServiceDesignationProcess/" + key)).hasSize(2);

    var designated = registry.designatedServices("DHS-TSA", TODAY);
    var created = designated.get(2).serviceId();
    assertThat(designated).extracting(Designation::serviceId, Designation::designatedOn, each -> each.firstReport().toString()).containsExactly(
        tuple(20, TODAY, "FY2026Q4"), tuple(73, LocalDate.of(2024, 12, 2), "FY2025Q1"), tuple(created, TODAY, "FY2026Q4"));
    assertThat(registry.service(created).name()).isEqualTo("Checking a bag");
    assertThat(designations.improvementActions(2026, "DHS-TSA")).extracting(action -> action.serviceId(), action -> action.title())
        .containsExactly(tuple(73, "a"), tuple(20, "b"), tuple(created, "c"));

    var reports = ledger.search(new ObligationFilter(2026, null, "DHS", "DHS-TSA", ObligationKind.SERVICE_REPORT, null, null));
    assertThat(reports).extracting(Obligation::serviceId, Obligation::quarter).contains(tuple(20, "FY2026Q4"), tuple(created, "FY2026Q4"), tuple(73, "FY2026Q3"))
        .doesNotContain(tuple(20, "FY2026Q3"), tuple(created, "FY2026Q3"));
  }

  @Test
  void aServiceWithoutClearanceOwesSurveyAndClearanceByItsFirstReport() {
    var key = "2026-DOI-FWS";
    start("DOI-FWS");
    steps.saveDraft("doiOfficial", key, "Task_DesignateServices", """
        {"services":[{"serviceId":99,%1$s},{"newService":{"name":"Applying for a pension","description":"d","occasion":"o","outcome":"u","customers":"c","types":["Benefits"],"channels":["website"]},%1$s}],
         "actions":[{"title":"a","serviceRef":"99"},{"title":"b","serviceRef":"new-1"}],"firstReports":{"new-1":"FY2027Q1"}}""".formatted(REASONS));
    steps.complete("doiHispOfficial", key, "Task_DesignateServices", "designate", null);
    steps.complete("ombLead", key, "Task_ConcurWithDesignation", "concur", null);
    steps.runJobs(key);

    for (var kind : List.of("survey", "pra-clearance")) {
      var owed = ledger.get("2026-DOI-FWS-applying-for-a-pension/" + kind);
      assertThat(owed.status()).isEqualTo(ObligationStatus.OPEN);
      assertThat(owed.opensOn()).isEqualTo(TODAY);
      // FY2027 Q1 is due on the last business day of January 2027
      assertThat(owed.dueOn()).isEqualTo(LocalDate.of(2027, 1, 29));
    }
    assertThat(events.stream(ServiceDesignated.class).filter(each -> each.hispId().equals("DOI-FWS")))
        .anyMatch(each -> each.cycleYear() == 2026 && each.agencyId().equals("DOI") && each.serviceId() >= 1000 && each.by().equals("ombLead"));
    assertThat(ledger.search(new ObligationFilter(2026, null, "DOI", "DOI-FWS", ObligationKind.SERVICE_REPORT, null, null)))
        .extracting(Obligation::serviceId).containsOnly(99);

    var before = ledger.search(ObligationFilter.cycle(2026));
    var told = events.stream(ServiceDesignated.class).count();
    duties.create(2026, "DOI-FWS");
    assertThat(ledger.search(ObligationFilter.cycle(2026))).isEqualTo(before);
    assertThat(events.stream(ServiceDesignated.class).count()).isEqualTo(told);
  }

  @Test
  void anEndedDesignationOwesNoMoreReports() {
    var key = "2026-DHS-FEMA";
    start("DHS-FEMA");
    steps.saveDraft("dhsOfficial", key, "Task_DesignateServices", """
        {"services":[{"newService":{"name":"Rebuilding a home","description":"d","occasion":"o","outcome":"u","customers":"c","types":["Benefits"],"channels":["phone"]},%s}],
         "ended":[{"serviceId":12,"reason":"Replaced by what follows it."}],
         "actions":[{"title":"a","serviceRef":"new-1"}]}""".formatted(REASONS));
    steps.complete("dhsOfficial", key, "Task_DesignateServices", "designate", null);
    steps.complete("ombLead", key, "Task_ConcurWithDesignation", "concur", null);
    steps.runJobs(key);

    assertThat(registry.designatedServices("DHS-FEMA", TODAY)).extracting(Designation::serviceId).doesNotContain(12).hasSize(1);
    var reports = ledger.search(new ObligationFilter(2026, null, "DHS", "DHS-FEMA", ObligationKind.SERVICE_REPORT, null, null)).stream()
        .filter(each -> each.serviceId() == 12).toList();
    assertThat(reports).extracting(Obligation::quarter, Obligation::status).containsExactly(
        tuple("FY2026Q1", ObligationStatus.OPEN), tuple("FY2026Q2", ObligationStatus.OPEN),
        tuple("FY2026Q3", ObligationStatus.EXCUSED), tuple("FY2026Q4", ObligationStatus.EXCUSED));
    assertThat(reports.get(3).reason()).contains("Replaced by what follows it.");
  }

  @Test
  void returnedTwiceItComesBackWithBothComments() {
    var key = "2026-OPM-FES";
    var instance = start("OPM-FES");
    steps.saveDraft("opmOfficial", key, "Task_DesignateServices", """
        {"services":[{"serviceId":17,%1$s},{"serviceId":57,%1$s}],"actions":[{"title":"a","serviceRef":"17"},{"title":"b","serviceRef":"57"}]}""".formatted(REASONS));
    for (var comment : List.of("Say more about customers.", "Still too short.")) {
      steps.complete("opmOfficial", key, "Task_DesignateServices", "designate", null);
      assertThatThrownBy(() -> steps.complete("ombLead", key, "Task_ConcurWithDesignation", "return", null)).hasMessageContaining("needs a comment");
      steps.complete("ombLead", key, "Task_ConcurWithDesignation", "return", comment);
      BpmnAwareTests.assertThat(instance).isWaitingAt("Task_DesignateServices").hasNotPassed("Task_CreateDuties");
      assertThat(duty("OPM-FES").status()).isEqualTo(ObligationStatus.RETURNED);
    }
    assertThat(duty("OPM-FES").reason()).isEqualTo("Still too short.");
    assertThat(story.of("ServiceDesignationProcess/" + key)).extracting(CaseStory.Entry::outcome, CaseStory.Entry::comment).containsExactly(
        tuple("designate", null), tuple("return", "Say more about customers."), tuple("designate", null), tuple("return", "Still too short."));
    steps.complete("opmOfficial", key, "Task_DesignateServices", "designate", null);
    steps.complete("ombLead", key, "Task_ConcurWithDesignation", "concur", null);
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isEnded();
    assertThat(registry.designatedServices("OPM-FES", TODAY)).extracting(Designation::designatedOn).containsOnly(LocalDate.of(2024, 12, 2));
  }

  @Test
  void refusedInputKeepsTheTaskOpenAndWritesNothing() {
    var key = "2026-DHS-CBP";
    var instance = start("DHS-CBP");
    assertThatThrownBy(() -> steps.complete("dhsOfficial", key, "Task_DesignateServices", "designate", null)).hasMessageContaining("at least one priority service");
    steps.saveDraft("dhsOfficial", key, "Task_DesignateServices", continued(26));
    assertThatThrownBy(() -> steps.complete("dhsOfficial", key, "Task_DesignateServices", "designate", null)).hasMessageContaining("This HISP has no service with the id 26");
    steps.saveDraft("dhsOfficial", key, "Task_DesignateServices", "{\"services\":[{\"serviceId\":\"ten\"}]}");
    assertThatThrownBy(() -> steps.complete("dhsOfficial", key, "Task_DesignateServices", "designate", null)).hasMessageContaining("The draft cannot be read");
    assertThat(drafts.submissions("ServiceDesignationProcess/" + key)).isEmpty();
    assertThat(duty("DHS-CBP").status()).isEqualTo(ObligationStatus.OPEN);

    steps.saveDraft("dhsOfficial", key, "Task_DesignateServices", """
        {"services":[{"newService":{"name":"Crossing the border","description":"d","occasion":"o","outcome":"u","customers":"c","types":["Compliance"],"channels":["mobile_app"]},%s}],
         "actions":[{"title":"a","serviceRef":"new-1"}],"firstReports":{"new-1":"FY2020Q1"}}""".formatted(REASONS));
    steps.complete("dhsOfficial", key, "Task_DesignateServices", "designate", null);
    assertThatThrownBy(() -> steps.complete("ombLead", key, "Task_ConcurWithDesignation", "concur", null)).hasMessageContaining("A first report for \"FY2020Q1\" cannot be chosen");
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_ConcurWithDesignation");
    assertThat(duty("DHS-CBP").status()).isEqualTo(ObligationStatus.SUBMITTED);
    assertThat(drafts.submissions("ServiceDesignationProcess/" + key)).hasSize(1);
    assertThat(designations.improvementActions(2026, "DHS-CBP")).isEmpty();
    assertThat(registry.services("DHS-CBP")).hasSize(1);
  }

  @Test
  void aPassedDeadlineIsRecordedAndTheTaskStays() {
    var key = "2026-DHS-USCIS";
    var instance = start("DHS-USCIS");
    var task = steps.task(key, "Task_DesignateServices");
    assertThat(task.getDueDate()).isEqualTo(Date.from(EasternTime.endOfDay(duty("DHS-USCIS").dueOn())));
    ClockUtil.setCurrentTime(Date.from(EasternTime.startOfDay(duty("DHS-USCIS").dueOn().plusDays(1))));
    steps.fireTimer(key, "StartEvent_DeadlinePassed");
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_DesignateServices").hasPassed("EndEvent_MissedDeadlineRecorded");
    assertThat(duty("DHS-USCIS").late(ClockUtil.getCurrentTime().toInstant())).isTrue();
  }

  /** Both HISPs provide the service; the clearance was given to one of them. */
  @Test
  void theClearanceOfAnotherHispIsNoneOfOnesOwn() {
    var key = "2026-USDA-NRCS";
    start("USDA-NRCS");
    steps.saveDraft("usdaOfficial", key, "Task_DesignateServices", """
        {"services":[{"serviceId":3,%1$s},{"serviceId":75,%1$s}],"actions":[{"title":"a","serviceRef":"3"},{"title":"b","serviceRef":"75"}]}""".formatted(REASONS));
    steps.complete("usdaOfficial", key, "Task_DesignateServices", "designate", null);
    steps.complete("ombLead", key, "Task_ConcurWithDesignation", "concur", null);
    steps.runJobs(key);
    assertThat(clearances.hasValidClearance("USDA-FSA", 3, TODAY)).isTrue();
    assertThat(clearances.hasValidClearance("USDA-NRCS", 3, TODAY)).isFalse();
    assertThat(ledger.get("2026-USDA-NRCS-farm-programs-website/pra-clearance").status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(steps.openTasks("2026-USDA-NRCS-farm-programs-website")).contains("Task_DraftSurvey");
  }

  @Test
  void aHispThatIsOffTheListDesignatesNothing() {
    var key = "2026-TREAS-IRS";
    var instance = start("TREAS-IRS");
    steps.saveDraft("treasOfficial", key, "Task_DesignateServices", continued(59));
    registry.withdrawHisp("TREAS-IRS", TODAY, "ombLead", "For this test.");
    try {
      assertThatThrownBy(() -> steps.complete("treasOfficial", key, "Task_DesignateServices", "designate", null)).hasMessageContaining("is not on OMB's list of HISPs today");
      BpmnAwareTests.assertThat(instance).isWaitingAt("Task_DesignateServices");
    } finally {
      registry.readmitHisp("TREAS-IRS", TODAY, "ombLead", "After this test.");
    }
  }

  @Test
  void theFormOffersTheServicesAndTheQuarters() {
    var choices = designations.choices(2026, "DOL-OWCP");
    assertThat(choices.minimum()).isEqualTo(1);
    assertThat(choices.services()).extracting(each -> each.id(), each -> each.designatedSince() != null, each -> each.demo())
        .contains(tuple(45, true, true), tuple(14, false, false));
    assertThat(choices.quarters()).startsWith("FY2026Q3", "FY2026Q4", "FY2027Q1");
    assertThat(choices.defaultFirstReport()).isEqualTo(FiscalQuarter.parse("FY2026Q4").toString());
  }
}
