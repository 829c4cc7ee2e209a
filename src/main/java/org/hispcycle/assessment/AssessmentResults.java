package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.Drafts;
import org.hispcycle.edition.Code;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.NotFound;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was submitted, for those who may see the agency's cases; what is still a draft stays among its contributors. */
@Service
@Transactional(readOnly = true)
public class AssessmentResults {

  public record QuestionnaireRef(String key, int version, String title, String standInNote) {}

  public record SubmissionRef(int version, String submittedBy, Instant submittedAt, String sha256) {}

  public record AnswerView(String id, String question, JsonNode answer) {}

  public record FunctionView(String id, String name, Integer level, String levelName, int highest, String narrative, String evidence,
      List<Evidence.Link> links, List<String> files, List<String> organization, List<AnswerView> answers) {}

  public record ServiceFunctionView(String id, String name, Integer level, String narrative) {}

  public record ServiceView(int id, String name, List<ServiceFunctionView> functions) {}

  public record ComponentView(String code, String label, String text) {}

  public record ParticipantView(String function, String label, String office) {}

  public record MeetingView(String name, LocalDate heldOn, List<AttendeeView> attendees, List<String> findings, List<FollowUpView> followUps) {}

  public record AttendeeView(String name, String organization) {}

  public record FollowUpView(String what, String who, LocalDate by) {}

  public record DigitalView(String strategy, String idea) {}

  /**
   * One assessment.
   *
   * @param submission null until it was signed; everything after it is empty then
   * @param missingFunctions functions that the edition wants to take part and nobody was named for (A10, A11)
   * @param years levels of this year and of the earlier ones, oldest first
   */
  public record Result(String businessKey, int cycleYear, String edition, String name, String agencyId, String agencyName, String hispId,
      String hispName, String status, String statusLabel, LocalDate dueOn, boolean late, QuestionnaireRef questionnaire,
      SubmissionRef submission, List<Signature> signatures, List<FunctionView> functions, List<ServiceView> services,
      List<ComponentView> components, String talent, String hiring, List<ParticipantView> participants, List<String> missingFunctions,
      DigitalView digital, MeetingView meeting, List<YearProfile> years) {}

  /** One line of a year's overview; levels by function id, empty until signed. */
  public record Line(String businessKey, String agencyId, String hispId, String subject, String status, String statusLabel, LocalDate dueOn,
      boolean late, String questionnaire, Integer questionnaireVersion, Instant submittedAt, String submittedBy, Map<String, Integer> levels) {}

  private final AssessmentCases cases;
  private final Assessments assessments;
  private final AssessmentReader reader;
  private final EarlierAssessments earlier;
  private final Cycles cycles;
  private final Registry registry;
  private final Drafts drafts;
  private final Ledger ledger;
  private final Clock clock;

  AssessmentResults(AssessmentCases cases, Assessments assessments, AssessmentReader reader, EarlierAssessments earlier, Cycles cycles,
      Registry registry, Drafts drafts, Ledger ledger, Clock clock) {
    this.cases = cases;
    this.assessments = assessments;
    this.reader = reader;
    this.earlier = earlier;
    this.cycles = cycles;
    this.registry = registry;
    this.drafts = drafts;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The agency whose assessment it is. */
  public String agencyOf(String businessKey) {
    return duty(businessKey).agencyId();
  }

  public Result of(String businessKey) {
    var duty = duty(businessKey);
    var assessment = AssessmentCase.of(duty.cycleYear(), duty.agencyId(), duty.hispId());
    var edition = cases.edition(assessment);
    var frame = assessments.frame(assessment);
    var questionnaire = frame.questionnaire();
    var submission = drafts.latestSubmission(assessment.caseKey());
    var content = submission.map(each -> reader.read(each.content())).orElse(new AssessmentContent(null, null, null, null, null, null, null, null));
    var years = new ArrayList<>(earlier.profiles(assessment));
    submission.ifPresent(each -> years.add(earlier.profile(assessment, each.content())));
    return new Result(businessKey, duty.cycleYear(), edition.id(), edition.assessmentName(), duty.agencyId(),
        registry.agency(duty.agencyId()).name(), duty.hispId(), duty.hispId() == null ? null : registry.hisp(duty.hispId()).name(),
        duty.status().name(), duty.status().label(), duty.dueOn(), duty.late(clock.instant()),
        new QuestionnaireRef(questionnaire.key(), questionnaire.version(), questionnaire.title(), questionnaire.standInNote()),
        submission.map(each -> new SubmissionRef(each.version(), each.submittedBy(), each.submittedAt(), each.sha256())).orElse(null),
        cases.signatures(assessment), submission.isEmpty() ? List.of() : functions(questionnaire, content), services(frame, content),
        components(frame, content), content.talent(), content.hiring(), participants(frame, content),
        submission.isEmpty() ? List.of() : AssessmentRules.missingFunctions(frame, content).stream().map(Code::label).toList(),
        content.digital() == null ? null : new DigitalView(content.digital().strategy(), content.digital().idea()),
        meeting(edition.reviewMeetingName(), content.meeting()), years);
  }

  /** @param agencies ids of the agencies that the caller may see; null for all */
  public List<Line> ofYear(int year, Set<String> agencies) {
    cycles.get(year);
    var now = clock.instant();
    return ledger.search(new ObligationFilter(year, agencies, null, null, ObligationKind.CAPACITY_ASSESSMENT, null, null)).stream().map(duty -> {
      var assessment = AssessmentCase.of(year, duty.agencyId(), duty.hispId());
      var questionnaire = cases.questionnaireOf(assessment);
      var submission = drafts.latestSubmission(assessment.caseKey());
      return new Line(duty.businessKey(), duty.agencyId(), duty.hispId(),
          duty.hispId() == null ? registry.agency(duty.agencyId()).name() : registry.hisp(duty.hispId()).name(), duty.status().name(),
          duty.status().label(), duty.dueOn(), duty.late(now), questionnaire.map(Questionnaire::key).orElse(null),
          questionnaire.map(Questionnaire::version).orElse(null), submission.map(Drafts.Submission::submittedAt).orElse(null),
          submission.map(Drafts.Submission::submittedBy).orElse(null),
          submission.map(each -> earlier.profile(assessment, each.content()).levels()).orElse(Map.of()));
    }).toList();
  }

  private Obligation duty(String businessKey) {
    return ledger.find(Obligation.id(businessKey, ObligationKind.CAPACITY_ASSESSMENT))
        .orElseThrow(() -> new NotFound("There is no assessment " + businessKey + " that you may see. A key looks like 2026-VA-VBA."));
  }

  private static List<FunctionView> functions(Questionnaire questionnaire, AssessmentContent content) {
    return questionnaire.functions().stream().map(function -> {
      var answer = content.functions() == null ? null : content.functions().get(function.id());
      var given = answer == null ? new AssessmentContent.Answer(null, null, null, null, null, null, null) : answer;
      return new FunctionView(function.id(), function.name(), given.level(),
          given.level() == null ? null : function.level(given.level()).map(Questionnaire.Level::name).orElse(null), function.levels().size(),
          given.narrative(), given.evidence(), listed(given.links()), listed(given.files()), listed(given.organization()),
          function.questions().stream().map(question -> new AnswerView(question.id(), question.text(),
              given.answers() == null ? null : given.answers().get(question.id()))).toList());
    }).toList();
  }

  private static List<ServiceView> services(AssessmentFrame frame, AssessmentContent content) {
    var views = new ArrayList<ServiceView>();
    frame.services().forEach((id, name) -> {
      var given = content.services() == null ? null : content.services().get(String.valueOf(id));
      if (given != null) {
        views.add(new ServiceView(id, name, frame.questionnaire().functions().stream().filter(each -> given.get(each.id()) != null)
            .map(each -> new ServiceFunctionView(each.id(), each.name(), given.get(each.id()).level(), given.get(each.id()).narrative())).toList()));
      }
    });
    return views;
  }

  private static List<ComponentView> components(AssessmentFrame frame, AssessmentContent content) {
    return content.components() == null ? List.of() : frame.components().stream()
        .map(each -> new ComponentView(each.code(), each.label(), content.components().get(each.code()))).toList();
  }

  private static List<ParticipantView> participants(AssessmentFrame frame, AssessmentContent content) {
    return listed(content.participants()).stream().filter(Objects::nonNull).map(each -> new ParticipantView(each.function(),
        frame.participantFunctions().stream().filter(code -> code.code().equals(each.function())).map(Code::label).findFirst().orElse("Other"),
        each.office())).toList();
  }

  private static MeetingView meeting(String name, AssessmentContent.Meeting meeting) {
    return meeting == null ? null : new MeetingView(name, meeting.heldOn(),
        listed(meeting.attendees()).stream().filter(Objects::nonNull).map(each -> new AttendeeView(each.name(), each.organization())).toList(),
        listed(meeting.findings()).stream().filter(Objects::nonNull).map(AssessmentContent.Finding::text).toList(),
        listed(meeting.followUps()).stream().filter(Objects::nonNull).map(each -> new FollowUpView(each.what(), each.who(), each.by())).toList());
  }

  private static <T> List<T> listed(List<T> list) {
    return list == null ? List.of() : list;
  }
}
