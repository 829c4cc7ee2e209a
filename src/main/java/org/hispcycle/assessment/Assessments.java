package org.hispcycle.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a capacity assessment: contributed, completed by the CIO, signed, reviewed with OMB (B1, B2). */
@Service
@Transactional
public class Assessments {

  private final Questionnaires questionnaires;
  private final Drafts drafts;
  private final Ledger ledger;
  private final ObjectMapper json;

  Assessments(Questionnaires questionnaires, Drafts drafts, Ledger ledger, ObjectMapper json) {
    this.questionnaires = questionnaires;
    this.drafts = drafts;
    this.ledger = ledger;
    this.json = json;
  }

  public Questionnaire questionnaire() {
    return questionnaires.inForce();
  }

  public void passToCio(JsonNode draft) {
    refuse(AssessmentRules.contributors(questionnaire(), read(draft)));
  }

  public void addDigitalPart(JsonNode draft) {
    refuse(AssessmentRules.digital(read(draft)));
  }

  /** The official signs: what stands in the draft is frozen and goes to OMB. */
  public void sign(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var faults = new ArrayList<>(AssessmentRules.contributors(questionnaire(), content));
    faults.addAll(AssessmentRules.digital(content));
    refuse(faults);
    drafts.freeze(caseKey, draft, by, at);
    ledger.submitted(obligation(businessKey), by, at);
  }

  /** OMB accepts after the review; the record of the meeting is frozen with it. */
  public void accept(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    refuse(AssessmentRules.meeting(read(draft), EasternTime.dateOf(at)));
    drafts.freeze(caseKey, draft, by, at);
    ledger.accepted(obligation(businessKey), by, at);
  }

  public void returned(String businessKey, String by, Instant at, String comment) {
    ledger.returned(obligation(businessKey), by, at, comment);
  }

  private static String obligation(String businessKey) {
    return Obligation.id(businessKey, ObligationKind.CAPACITY_ASSESSMENT);
  }

  private static void refuse(List<InputRefused.Fault> faults) {
    if (!faults.isEmpty()) {
      throw InputRefused.of(faults);
    }
  }

  private AssessmentContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, AssessmentContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: a level is a number from 1 to 5, a date looks like 2026-05-20. Open the form, correct it and save again.");
    }
  }
}
