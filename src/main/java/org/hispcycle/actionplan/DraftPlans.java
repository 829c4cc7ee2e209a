package org.hispcycle.actionplan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.Drafts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draft plans (D2): prepared by the agency, commented on by OMB; a case of its own that the final plan does not wait for. */
@Service
@Transactional
public class DraftPlans {

  private final PlanReader plans;
  private final Drafts drafts;
  private final Ledger ledger;

  DraftPlans(PlanReader plans, Drafts drafts, Ledger ledger) {
    this.plans = plans;
    this.drafts = drafts;
    this.ledger = ledger;
  }

  /** Under which the draft plan of the subject keeps its draft, submissions, remarks and story. */
  public static String caseKey(String businessKey) {
    return "DraftActionPlanProcess/" + businessKey;
  }

  /** The agency sends its draft: what stands in it is frozen and goes to OMB's lead. */
  public void submit(PlanSubject subject, JsonNode draft, String by, Instant at) {
    plans.sound(caseKey(subject.businessKey()), subject, draft);
    drafts.freeze(caseKey(subject.businessKey()), draft, by, at);
    ledger.submitted(obligation(subject), by, at);
  }

  public void accept(PlanSubject subject, String by, Instant at) {
    ledger.accepted(obligation(subject), by, at);
  }

  public void returned(PlanSubject subject, String by, Instant at, String comment) {
    ledger.returned(obligation(subject), by, at, comment);
  }

  @Transactional(readOnly = true)
  public List<Drafts.Submission> submissions(PlanSubject subject) {
    return drafts.submissions(caseKey(subject.businessKey()));
  }

  private static String obligation(PlanSubject subject) {
    return Obligation.id(subject.businessKey(), ObligationKind.DRAFT_ACTION_PLAN);
  }
}
