package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An organization that is not a HISP uses the same questionnaire for its own management and planning (A1, A16, B7). Nothing is
 * owed, so the ledger does not know it, and nothing is sent to OMB.
 */
@Service
@Transactional
public class VoluntaryAssessments {

  private static final int LONGEST_NAME = 200;

  private final Assessments assessments;
  private final AssessmentCases cases;
  private final Drafts drafts;
  private final Clock clock;

  VoluntaryAssessments(Assessments assessments, AssessmentCases cases, Drafts drafts, Clock clock) {
    this.assessments = assessments;
    this.cases = cases;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** @param keyPrefix under which the engine's case keeps its draft */
  public AssessmentCase begin(String agencyId, String keyPrefix) {
    if (agencyId == null) {
      throw new InputRefused("A voluntary assessment belongs to one agency. Log in with an account of that agency.");
    }
    var year = EasternTime.today(clock).getYear();
    var businessKey = year + "-" + agencyId + "-voluntary-" + cases.nextNumber(keyPrefix + year + "-" + agencyId + "-voluntary-");
    var begun = new AssessmentCase(keyPrefix + businessKey, businessKey, year, agencyId, null);
    cases.open(begun);
    return begun;
  }

  @Transactional(readOnly = true)
  public Map<String, Object> content(AssessmentCase assessment) {
    var content = assessments.content(assessment);
    // a department's own assessments are another subject's
    content.put("previous", null);
    content.put("years", List.of());
    content.put("digitalPart", false);
    content.put("components", List.of());
    content.put("voluntary", true);
    return content;
  }

  public void passOn(AssessmentCase assessment, JsonNode draft) {
    check(assessment, draft);
  }

  public void sign(AssessmentCase assessment, JsonNode draft, String by, String role, Instant at) {
    check(assessment, draft);
    var submission = drafts.freeze(assessment.caseKey(), draft, by, at);
    cases.signed(assessment, new Signature(by, role, at, submission.version(), submission.sha256()));
  }

  private void check(AssessmentCase assessment, JsonNode draft) {
    var faults = new ArrayList<Fault>();
    var organization = draft.path("organization").asText("");
    if (organization.isBlank()) {
      faults.add(new Fault("organization", "Say which organization is assessed."));
    }
    TextRule.check(faults, "organization", "the name of the organization", organization, false, LONGEST_NAME);
    faults.addAll(assessments.contributed(assessment, draft));
    InputRefused.ifAny(faults);
  }
}
