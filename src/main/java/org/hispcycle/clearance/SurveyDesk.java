package org.hispcycle.clearance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Drafts.Submission;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.ConformanceReport;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyPreview;
import org.hispcycle.survey.SurveyPreview.Display;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies beside the draft of a survey on the desk: how it stands to the guidelines, what changed, how it looks. */
@Service
@Transactional(readOnly = true)
public class SurveyDesk {

  /** @param label says in words which earlier text this is */
  public record Previous(String label, JsonNode content) {}

  private final Surveys surveys;
  private final SurveyCheck check;
  private final Drafts drafts;
  private final Registry registry;
  private final ObjectMapper json;

  SurveyDesk(Surveys surveys, SurveyCheck check, Drafts drafts, Registry registry, ObjectMapper json) {
    this.surveys = surveys;
    this.check = check;
    this.drafts = drafts;
    this.registry = registry;
    this.json = json;
  }

  /** The guidelines that the survey is held against. */
  public Guideline guideline(String businessKey) {
    return check.guideline(surveys.get(businessKey));
  }

  /** Every rule of the guidelines; none where the request is no survey, or the draft cannot be read yet. */
  public ConformanceReport report(String businessKey, JsonNode draft) {
    var survey = surveys.get(businessKey);
    return read(draft).filter(content -> content.determination() == null || content.determination().method() == null || content.isSurvey())
        .map(content -> check.report(survey, content)).orElseGet(() -> new ConformanceReport(List.of()));
  }

  /** The newest submission that says something else than the draft: what reviewers saw before, or what is being revised. */
  public Optional<Previous> previous(String caseKey, String businessKey, JsonNode draft) {
    surveys.get(businessKey);
    var now = written(draft);
    return drafts.submissions(caseKey).stream().filter(each -> !written(each.content()).equals(now)).reduce((first, second) -> second)
        .map(each -> new Previous(label(each), each.content()));
  }

  /** The draft as a respondent would see it, see {@link SurveyPreview}. */
  public String preview(String businessKey, JsonNode draft) {
    var survey = surveys.get(businessKey);
    var content = read(draft).orElseThrow(() -> new InputRefused("The draft cannot be read, so there is no preview of it. Open the form, correct what is marked and save again."));
    var guideline = check.guideline(survey);
    var approval = content.approval();
    return SurveyPreview.html(content, guideline, new Display(approval == null ? null : approval.controlNumber(), approval == null ? null : approval.expiresOn(),
        registry.agency(survey.agencyId()).name(), registry.service(survey.serviceId()).name()));
  }

  private static String label(Submission submission) {
    return "What changed since version " + submission.version() + ", submitted on " + EasternTime.longDate(EasternTime.dateOf(submission.submittedAt()));
  }

  /** What the agency wrote; empty fields are none. */
  private JsonNode written(JsonNode content) {
    ObjectNode kept = json.createObjectNode();
    SurveyContent.AGENCY_PARTS.stream().filter(part -> content.hasNonNull(part) && !content.get(part).asText("x").isEmpty()).forEach(part -> kept.set(part, content.get(part)));
    return kept;
  }

  private Optional<SurveyContent> read(JsonNode draft) {
    try {
      return Optional.of(json.treeToValue(draft, SurveyContent.class));
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }
}
