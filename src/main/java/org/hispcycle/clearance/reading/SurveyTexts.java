package org.hispcycle.clearance.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.draft.Drafts;
import org.hispcycle.survey.SurveyContent;
import org.springframework.stereotype.Component;

/** What surveys say, as far as it was submitted here. */
@Component
class SurveyTexts {

  static final String PROCESS = "PraClearanceProcess";

  private final Drafts drafts;
  private final ObjectMapper json;

  SurveyTexts(Drafts drafts, ObjectMapper json) {
    this.drafts = drafts;
    this.json = json;
  }

  /** Under which key the drafts and submissions of a case are kept. */
  static String caseKey(String businessKey) {
    return PROCESS + "/" + businessKey;
  }

  /** Empty where the approval was seeded, or given before there was this application. */
  Optional<SurveyContent> of(ApprovedSurvey approved) {
    return approved.businessKey() == null ? Optional.empty()
        : drafts.latestSubmission(caseKey(approved.businessKey())).flatMap(submission -> read(submission.content()));
  }

  /** Empty for a draft that is not readable yet, such as one with a word where a number belongs. */
  Optional<SurveyContent> read(JsonNode content) {
    try {
      return Optional.of(json.treeToValue(content, SurveyContent.class));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }
}
