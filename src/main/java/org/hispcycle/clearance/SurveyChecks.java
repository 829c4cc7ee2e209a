package org.hispcycle.clearance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.draft.Drafts;
import org.hispcycle.edition.Code;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyRules;
import org.springframework.stereotype.Component;

/** Reads what a request says and holds it against the guidelines and against what was approved before. */
@Component
class SurveyChecks {

  private final SurveyCheck check;
  private final Clearances clearances;
  private final Drafts drafts;
  private final Editions editions;
  private final Cycles cycles;
  private final ObjectMapper json;

  SurveyChecks(SurveyCheck check, Clearances clearances, Drafts drafts, Editions editions, Cycles cycles, ObjectMapper json) {
    this.editions = editions;
    this.cycles = cycles;
    this.check = check;
    this.clearances = clearances;
    this.drafts = drafts;
    this.json = json;
  }

  /** The version of the guidelines that the case began with. */
  Guideline guideline(Survey survey) {
    return check.guideline(survey);
  }

  /** What is missing or wrong whatever the guidelines say. */
  List<Fault> faults(Survey survey, SurveyContent content) {
    var faults = new ArrayList<>(SurveyRules.draft(content, survey.serviceId()));
    faults.addAll(SurveyRules.channels(content, editions.codes(cycles.edition(survey.cycleYear()).id(), "channel").stream().map(Code::code).toList()));
    return faults;
  }

  /** Where the survey departs from the guidelines and from what its umbrella allows, as of today. */
  List<Deviation> deviations(Survey survey, SurveyContent content) {
    return check.report(survey, content).deviations();
  }

  /** The approved survey that this one changes. */
  Optional<ApprovedSurvey> changed(Survey survey) {
    return survey.changes() == null ? Optional.empty() : clearances.find(survey.changes());
  }

  /** In what a change differs from the approved survey; empty for a survey of its own. */
  Optional<SurveyDifferences> differences(Survey survey, SurveyContent content) {
    return changed(survey).map(approved -> approvedContent(approved).map(before -> SurveyDifferences.between(before, content))
        .orElse(SurveyDifferences.UNKNOWN));
  }

  /** What was approved, as it was frozen; empty for approvals of before this application. */
  Optional<SurveyContent> approvedContent(ApprovedSurvey approved) {
    return approvedDraft(approved).map(this::read);
  }

  Optional<JsonNode> approvedDraft(ApprovedSurvey approved) {
    return approved.businessKey() == null ? Optional.empty()
        : drafts.latestSubmission(Survey.caseKey(approved.businessKey())).map(Drafts.Submission::content);
  }

  SurveyContent submitted(Survey survey) {
    return read(drafts.latestSubmission(survey.caseKey())
        .orElseThrow(() -> new IllegalStateException("The case " + survey.businessKey() + " has no submission.")).content());
  }

  /** @throws InputRefused naming the field that cannot be read */
  SurveyContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, SurveyContent.class);
    } catch (JsonProcessingException unreadable) {
      var field = unreadable instanceof JsonMappingException at && !at.getPath().isEmpty()
          ? " The field \"" + at.getPath().stream().map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex() + 1) : step.getFieldName())
              .collect(Collectors.joining(".")) + "\" is wrong." : "";
      throw new InputRefused("The draft cannot be read: numbers are whole or decimal numbers, a date looks like 2026-05-20." + field
          + " Open the form, correct it and save again.");
    }
  }
}
