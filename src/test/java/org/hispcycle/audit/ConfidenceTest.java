package org.hispcycle.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.LedgerWords;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.engine.CaseHistory;
import org.hispcycle.platform.engine.CaseHistory.Instance;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.TaskEvents.TaskDecided;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;

/** What was said in confidence, or about money, or among the people of an agency, is told to nobody who may not read it (D7). */
class ConfidenceTest {

  private static final String KEY = "2026-VA-VBA";
  private static final Instant AT = Instant.parse("2026-09-10T15:00:00Z");
  private static final String SECRET = "Two million for the call center";

  private static final Actor VA_OFFICIAL = new Actor("vaOfficial", Set.of(Roles.SERVICE_DELIVERY_OFFICIAL), Set.of("VA"));
  private static final Actor VA_REPORTER = new Actor("vaReporter", Set.of(Roles.HISP_REPORTER), Set.of("VA"));
  private static final Actor DHS_OFFICIAL = new Actor("dhsOfficial", Set.of(Roles.SERVICE_DELIVERY_OFFICIAL), Set.of("DHS"));
  private static final Actor OMB_LEAD = new Actor("ombLead", Set.of(Roles.OMB_LEAD), Set.of("VA", "DHS"));
  private static final Actor OPERATOR = new Actor("admin", Set.of(Roles.ADMIN), Set.of());

  private final CaseHistory history = mock(CaseHistory.class);
  private final CaseStory decisions = mock(CaseStory.class);
  private final CaseFormsByProcess forms = mock(CaseFormsByProcess.class);
  private final Ledger ledger = mock(Ledger.class);
  private final AuditTrail trail = mock(AuditTrail.class);
  private final People people = mock(People.class);
  private final Stories stories = new Stories(history, decisions, forms, mock(OpenTasks.class), ledger, new LedgerWords(forms), trail, people, new ObjectMapper(),
      Clock.fixed(AT, ZoneOffset.UTC));

  @BeforeEach
  void aPlanThatTheHeadReturned() {
    when(people.find(anyString())).thenReturn(Optional.empty());
    when(history.ofCase(KEY)).thenReturn(List.of(new Instance("1", "ActionPlanProcess", "Action plan", 1, KEY, "VA", AT, AT, "COMPLETED")));
    when(decisions.of("ActionPlanProcess/" + KEY)).thenReturn(List.of(
        new CaseStory.Entry("Task_SignActionPlan", "Sign action plan", "returnToDraft", "Return", SECRET, "vaHead", AT, true, 1),
        new CaseStory.Entry("Task_DraftActionPlan", "Draft action plan", "submit", "Submit", "Please look at the first action", "vaOfficial", AT, false, 1)));
    var form = mock(CaseForms.class);
    when(form.readsConfidential(any())).thenAnswer(call -> !((Set<?>) call.getArgument(0)).contains(Roles.HISP_REPORTER)
        && !((Set<?>) call.getArgument(0)).contains(Roles.ADMIN));
    when(forms.of("ActionPlanProcess")).thenReturn(Optional.of(form));
    submitted(AT);
  }

  private void submitted(Instant at) {
    var duty = duty(ObligationStatus.RETURNED, at);
    when(ledger.search(any())).thenReturn(List.of(duty));
    when(ledger.history(KEY)).thenReturn(List.of(new Ledger.Event(duty.id(), duty.title(), AT, "ombLead", "not met", SECRET)));
  }

  private static Obligation duty(ObligationStatus status, Instant submittedAt) {
    return new Obligation(KEY + "/action-plan", 2026, ObligationKind.ACTION_PLAN, KEY, "VA", "VA-VBA", null, null, "Action plan",
        LocalDate.of(2026, 8, 1), LocalDate.of(2026, 9, 14), status, AT, "ombLead", SECRET, null, submittedAt, null, null, null);
  }

  private String told(Actor reader) {
    return stories.of(KEY, reader).events().toString();
  }

  @Test
  void aCommentInConfidenceIsToldToThoseWhoMaySeeMoneyOnly() {
    assertThat(told(VA_OFFICIAL)).contains(SECRET);
    assertThat(told(OMB_LEAD)).contains(SECRET);
    assertThat(told(VA_REPORTER)).doesNotContain(SECRET).contains("Please look at the first action", "Sign action plan", "withheld=true");
    assertThat(told(OPERATOR)).doesNotContain(SECRET);
  }

  @Test
  void ombLearnsNoWordsOfAnAgencyAboutWhatItHasNotSubmitted() {
    submitted(null);
    when(ledger.history(KEY)).thenReturn(List.of());

    assertThat(told(OMB_LEAD)).doesNotContain(SECRET).doesNotContain("Please look").contains("Draft action plan");
    assertThat(told(VA_OFFICIAL)).contains("Please look");
  }

  @Test
  void anotherAgencyLearnsNothing() {
    assertThatThrownBy(() -> stories.of(KEY, DHS_OFFICIAL)).isInstanceOf(NotAllowed.class).hasMessageNotContaining(SECRET);
  }

  @Test
  void theRecordHoldsThatSomethingWasSaidInConfidenceAndNotWhat() {
    var recorder = mock(Recorder.class);
    var drafts = mock(Drafts.class);
    when(drafts.latestFingerprint(anyString())).thenReturn(Optional.of(new Drafts.Fingerprint(3, "f".repeat(64))));
    @SuppressWarnings("unchecked") ObjectProvider<People> provider = mock(ObjectProvider.class);
    when(provider.getObject()).thenReturn(people);
    when(people.roles("vaHead")).thenReturn(Set.of(Roles.AGENCY_HEAD, "somethingElse"));
    var sources = new Sources(recorder, drafts, provider);
    var task = new OpenTask("t", "Sign action plan", "ActionPlanProcess", "Action plan", "Task_SignActionPlan", KEY, "VA", "VA-VBA", 2026, AT, AT, "vaHead",
        List.of(Roles.AGENCY_HEAD), "", "", "action-plan", List.of());

    sources.decided(new TaskDecided(task, "vaHead", "returnToDraft", "Return", SECRET, AT, true));
    sources.decided(new TaskDecided(task, "vaHead", "sign", "Sign", "Well done", AT, false));
    sources.changed(new ObligationChanged(duty(ObligationStatus.SUBMITTED, AT), duty(ObligationStatus.RETURNED, AT), "ombLead", SECRET, AT));

    var recorded = ArgumentCaptor.forClass(Recorded.class);
    Mockito.verify(recorder, Mockito.times(3)).record(recorded.capture(), any());
    assertThat(recorded.getAllValues().toString()).doesNotContain(SECRET).contains("Well done");
    assertThat(recorded.getAllValues()).extracting(Recorded::kind).containsExactly("task-decided", "signed", "duty-returned");
    assertThat(recorded.getAllValues().get(1).details()).containsEntry("version", "3").containsEntry("role", Roles.AGENCY_HEAD).containsKey("sha256");
  }
}
