package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.Drafts;
import org.hispcycle.edition.Editions;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a capacity assessment: contributed, completed by the CIO where the edition has one, signed, reviewed with OMB (B1, B2). */
@Service
@Transactional
public class Assessments {

  private static final String PARTICIPANT_FUNCTIONS = "participant-function";
  private static final String COMPONENTS = "assessment-component";
  private static final String DIGITAL_PART = "assessment-digital-part";

  private final AssessmentCases cases;
  private final AssessmentReader reader;
  private final EarlierAssessments earlier;
  private final Editions editions;
  private final Registry registry;
  private final Drafts drafts;
  private final Evidence evidence;
  private final Ledger ledger;
  private final Clock clock;

  Assessments(AssessmentCases cases, AssessmentReader reader, EarlierAssessments earlier, Editions editions, Registry registry, Drafts drafts,
      Evidence evidence, Ledger ledger, Clock clock) {
    this.cases = cases;
    this.reader = reader;
    this.earlier = earlier;
    this.editions = editions;
    this.registry = registry;
    this.drafts = drafts;
    this.evidence = evidence;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The case opens: from here on it keeps the questionnaire that is in force now (B13). */
  public void open(AssessmentCase assessment) {
    cases.open(assessment);
  }

  @Transactional(readOnly = true)
  public Questionnaire questionnaire(AssessmentCase assessment) {
    return cases.questionnaire(assessment);
  }

  /** What the form shows beside the draft. */
  @Transactional(readOnly = true)
  public Map<String, Object> content(AssessmentCase assessment) {
    var edition = cases.edition(assessment);
    var frame = frame(assessment);
    var content = new LinkedHashMap<String, Object>();
    content.put("questionnaire", frame.questionnaire());
    content.put("assessmentName", edition.assessmentName());
    content.put("reviewMeetingName", edition.reviewMeetingName());
    content.put("digitalPart", frame.digitalPart());
    content.put("components", frame.components());
    content.put("participantFunctions", frame.participantFunctions());
    content.put("organizationLevels", organizationLevels());
    content.put("services", shownServices(assessment, frame));
    content.put("previous", earlier.latest(assessment).orElse(null));
    content.put("years", earlier.profiles(assessment));
    content.put("signatures", cases.signatures(assessment));
    return content;
  }

  static List<Map<String, String>> organizationLevels() {
    return Arrays.stream(OrganizationLevel.values()).map(each -> Map.of("code", each.code(), "label", each.label())).toList();
  }

  /** The designated services first of all; others only where somebody wrote about them already. */
  private List<Map<String, Object>> shownServices(AssessmentCase assessment, AssessmentFrame frame) {
    var shown = new TreeMap<Integer, Boolean>();
    // a draft may hold anything before it is checked, so only the names are looked at
    drafts.find(assessment.caseKey()).content().path("services").fieldNames().forEachRemaining(id -> {
      if (id.matches("\\d{1,9}") && frame.services().containsKey(Integer.valueOf(id))) {
        shown.put(Integer.valueOf(id), false);
      }
    });
    if (assessment.hispId() != null) {
      registry.designatedServices(assessment.hispId(), EasternTime.today(clock)).forEach(each -> shown.put(each.serviceId(), true));
    }
    return shown.entrySet().stream().map(each -> Map.<String, Object>of("id", each.getKey(), "name", frame.services().get(each.getKey()),
        "designated", each.getValue())).toList();
  }

  AssessmentFrame frame(AssessmentCase assessment) {
    var edition = cases.edition(assessment).id();
    var services = new LinkedHashMap<Integer, String>();
    if (assessment.hispId() != null) {
      registry.services(assessment.hispId()).forEach(each -> services.put(each.id(), each.name()));
    }
    return new AssessmentFrame(cases.questionnaire(assessment), services, editions.codes(edition, COMPONENTS),
        editions.codes(edition, PARTICIPANT_FUNCTIONS), editions.step(edition, DIGITAL_PART).isPresent());
  }

  /** The contributors are done. */
  public void passOn(AssessmentCase assessment, JsonNode draft) {
    InputRefused.ifAny(contributed(assessment, frame(assessment), reader.read(draft)));
  }

  public void addDigitalPart(AssessmentCase assessment, JsonNode draft) {
    InputRefused.ifAny(AssessmentRules.digital(frame(assessment), reader.read(draft)));
  }

  /** The official signs: what stands in the draft is frozen and goes to OMB. */
  public void sign(AssessmentCase assessment, JsonNode draft, String by, String role, Instant at) {
    var frame = frame(assessment);
    var content = reader.read(draft);
    var faults = contributed(assessment, frame, content);
    faults.addAll(AssessmentRules.digital(frame, content));
    InputRefused.ifAny(faults);
    var submission = drafts.freeze(assessment.caseKey(), draft, by, at);
    cases.signed(assessment, new Signature(by, role, at, submission.version(), submission.sha256()));
    ledger.submitted(obligation(assessment, ObligationKind.CAPACITY_ASSESSMENT), by, at);
  }

  /** OMB accepts after the review, never without it (B2); the record of the meeting is frozen with it. */
  public void accept(AssessmentCase assessment, JsonNode draft, String by, Instant at) {
    InputRefused.ifAny(AssessmentRules.meeting(reader.read(draft), EasternTime.dateOf(at)));
    drafts.freeze(assessment.caseKey(), draft, by, at);
    ledger.accepted(obligation(assessment, ObligationKind.CAPACITY_ASSESSMENT), by, at);
    meetingHeld(assessment, by, at);
  }

  /** OMB returns it; a meeting that was held and recorded has been held nonetheless (B4). */
  public void returned(AssessmentCase assessment, JsonNode draft, String by, Instant at, String comment) {
    ledger.returned(obligation(assessment, ObligationKind.CAPACITY_ASSESSMENT), by, at, comment);
    if (draft != null && AssessmentRules.meeting(reader.read(draft), EasternTime.dateOf(at)).isEmpty()) {
      meetingHeld(assessment, by, at);
    }
  }

  private void meetingHeld(AssessmentCase assessment, String by, Instant at) {
    ledger.find(obligation(assessment, ObligationKind.REVIEW_MEETING)).filter(duty -> !duty.status().settled()).ifPresent(duty -> {
      ledger.submitted(duty.id(), by, at);
      ledger.accepted(duty.id(), by, at);
    });
  }

  /** What is missing in the contributors' part; the components belong to submissions to OMB. */
  List<InputRefused.Fault> contributed(AssessmentCase assessment, JsonNode draft) {
    var frame = frame(assessment);
    return contributed(assessment, new AssessmentFrame(frame.questionnaire(), frame.services(), List.of(), frame.participantFunctions(), false),
        reader.read(draft));
  }

  private List<InputRefused.Fault> contributed(AssessmentCase assessment, AssessmentFrame frame, AssessmentContent content) {
    var faults = new ArrayList<>(AssessmentRules.contributors(frame, content));
    for (var function : frame.questionnaire().functions()) {
      var answer = content.functions() == null ? null : content.functions().get(function.id());
      if (answer != null) {
        evidence.check(assessment.caseKey(), "functions." + function.id(), answer.files(), answer.links(), faults);
      }
    }
    return faults;
  }

  private static String obligation(AssessmentCase assessment, ObligationKind kind) {
    return Obligation.id(assessment.businessKey(), kind);
  }
}
