package org.hispcycle.official.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.CycleOpened;
import org.hispcycle.official.Leads;
import org.hispcycle.official.Officials;
import org.hispcycle.official.process.OfficialAppointmentProcess.Elements;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officials are appointed, replaced and ended (A6, A9); each test takes another agency. */
@WholeApplication
class OfficialAppointmentProcessTest {

  @Autowired private EngineSteps steps;
  @Autowired private Officials officials;
  @Autowired private Leads leads;
  @Autowired private JdbcClient sql;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Clock clock;

  @Test
  void aHeadReplacesTheOfficialAndOmbTakesNote() {
    var key = begin("HUD", "hudHead");
    steps.saveDraft("hudHead", key, Elements.APPOINT, appointment(today(), ""));
    steps.complete("hudHead", key, Elements.APPOINT, "appoint", null);

    assertThat(officials.inOffice("HUD", null, today())).get().satisfies(each -> assertThat(each.name()).isEqualTo("Deputy Secretary for Services"));
    assertThat(officials.inOffice("HUD", null, today().minusDays(1))).get().satisfies(each -> assertThat(each.demo()).isTrue());
    assertThat(officials.history("HUD")).hasSize(2);
    steps.complete("ombLead", key, Elements.TAKE_NOTE, "noted", "Thank you.");
    assertThat(steps.ended(OfficialAppointmentProcess.KEY, key)).isTrue();
  }

  @Test
  void anOfficialLeavesAndTheHeadIsAskedUntilThereIsASuccessor() {
    var key = begin("OPM", "opmHead");
    steps.saveDraft("opmHead", key, Elements.APPOINT, Map.of("endedOn", today().minusDays(1).toString(), "reason", "Retired."));
    steps.complete("opmHead", key, Elements.APPOINT, "end", null);

    assertThat(officials.inOffice("OPM", null, today())).isEmpty();
    assertThat(steps.openTasks(key)).containsExactly(Elements.APPOINT);
    steps.saveDraft("opmHead", key, Elements.APPOINT, appointment(today(), ""));
    steps.complete("opmHead", key, Elements.APPOINT, "appoint", null);
    assertThat(officials.inOffice("OPM", null, today())).isPresent();
    assertThat(steps.openTasks(key)).containsExactly(Elements.TAKE_NOTE);
  }

  @Test
  void aCycleThatOpensAsksAgenciesWithoutAnOfficialOnceAndWaitsForNobody() {
    var first = begin("GSA", "gsaHead");
    steps.saveDraft("gsaHead", first, Elements.APPOINT, Map.of("endedOn", today().minusDays(1).toString(), "reason", "Left."));
    steps.complete("gsaHead", first, Elements.APPOINT, "end", null);
    steps.nobody();
    steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(first).list()
        .forEach(each -> steps.engine().getRuntimeService().deleteProcessInstance(each.getId(), "test"));

    events.publishEvent(new CycleOpened(2022, Set.of("GSA", "ED")));
    events.publishEvent(new CycleOpened(2022, Set.of("GSA", "ED")));
    assertThat(steps.openTasks(Officials.key(2022, "GSA"))).containsExactly(Elements.APPOINT);
    assertThat(steps.openTasks(Officials.key(2022, "ED"))).as("somebody is in office there").isEmpty();
  }

  @Test
  void aSeniorAccountableOfficialOfAHispIsAppointedBesideTheAgencysOwn() {
    var key = begin("SBA", "sbaHead");
    steps.saveDraft("sbaHead", key, Elements.APPOINT, appointment(today(), "SBA-SBA"));
    steps.complete("sbaHead", key, Elements.APPOINT, "appoint", null);
    assertThat(officials.inOffice("SBA", "SBA-SBA", today())).isPresent();
    assertThat(officials.inOffice("SBA", null, today())).get().satisfies(each -> assertThat(each.demo()).isTrue());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                                                                                                       | Enter who is appointed.
      {"name":"A","office":"B","instrument":"C","appointedOn":"1999-01-01"}                                                    | cannot begin on 1999-01-01
      {"name":"A","office":"B","instrument":"C","appointedOn":"2019-01-01"}                                                    | a successor begins on a later day
      {"name":"A","office":"B","instrument":"C","appointedOn":"tomorrow"}                                                      | cannot be read
      {"name":"A","office":"B","instrument":"C","appointedOn":"2020-05-05","link":"javascript:alert(1)"}                       | must begin with https://
      {"name":"A","office":"B","instrument":"C","appointedOn":"2020-05-05","hispId":"VA-VBA"}                                  | of your own agency""")
  void anAppointmentThatDoesNotHoldIsRefusedAndTheTaskStays(String draft, String sentence) {
    var key = steps.openTasks(Officials.key(today().getYear(), "DOI")).isEmpty() ? begin("DOI", "doiHead") : Officials.key(today().getYear(), "DOI");
    steps.saveDraft("doiHead", key, Elements.APPOINT, draft);
    assertThatThrownBy(() -> steps.complete("doiHead", key, Elements.APPOINT, "appoint", null)).hasMessageContaining(sentence);
    assertThat(steps.openTasks(key)).containsExactly(Elements.APPOINT);
    assertThat(officials.history("DOI")).hasSize(1);
  }

  @Test
  void aSecondAppointmentIsRefusedWhileOneIsUnderWay() {
    begin("DOL", "dolHead");
    assertThatThrownBy(() -> begin("DOL", "dolHead")).hasMessageContaining("under way already");
  }

  @Test
  void theDirectorDesignatesTheLeadAndTheRecordSaysSo() {
    assertThat(leads.inOffice(today())).get().satisfies(each -> assertThat(each.demo()).as("nobody is made up").isTrue());
    var lead = new Leads.NewLead("Associate Director", "Office of Federal Service Delivery", today(), "Memorandum of the Director", null);
    assertThatThrownBy(() -> leads.designate(lead, new Actor("ombLead", Set.of(Roles.OMB_LEAD), Set.of()))).hasMessageContaining("designated by the Director of OMB");
    var director = new Actor("ombDirector", Set.of(Roles.OMB_DIRECTOR), Set.of());
    assertThatThrownBy(() -> leads.designate(new Leads.NewLead(" ", "x", null, "x", "http://x"), director)).hasMessageContaining("Enter who is appointed").hasMessageContaining("Enter the day");
    leads.designate(lead, director);
    assertThat(leads.inOffice(today())).get().satisfies(each -> assertThat(each.name()).isEqualTo("Associate Director"));
    assertThat(leads.inOffice(today().minusDays(1))).get().satisfies(each -> assertThat(each.endedOn()).isEqualTo(today().minusDays(1)));
    assertThatThrownBy(() -> leads.designate(lead, director)).hasMessageContaining("a successor begins on a later day");
    assertThat(sql.sql("select content from audit_inbox union all select content from audit_entry where content is not null").query(String.class).list())
        .anyMatch(each -> each.contains("lead-designated") && each.contains("ombDirector") && each.contains("Memorandum of the Director"));
  }

  private String begin(String agency, String head) {
    steps.as(head);
    try {
      steps.engine().getRuntimeService().startProcessInstanceByKey(OfficialAppointmentProcess.KEY);
    } finally {
      steps.nobody();
    }
    return Officials.key(today().getYear(), agency);
  }

  private static Map<String, String> appointment(LocalDate from, String hisp) {
    return Map.of("hispId", hisp, "name", "Deputy Secretary for Services", "office", "Office of the Deputy Secretary", "appointedOn", from.toString(),
        "instrument", "Memorandum of the head of agency");
  }

  private LocalDate today() {
    return EasternTime.today(clock);
  }
}
