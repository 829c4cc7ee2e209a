package org.hispcycle.actionplan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.draft.Drafts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draft plans (D2): prepared by the agency, commented on by OMB; a case of its own that the final plan does not wait for. */
@Service
@Transactional
public class DraftPlans {

  private static final String OBLIGATION = "/draft-action-plan";

  private final PlanReader plans;
  private final Drafts drafts;
  private final Ledger ledger;

  DraftPlans(PlanReader plans, Drafts drafts, Ledger ledger) {
    this.plans = plans;
    this.drafts = drafts;
    this.ledger = ledger;
  }

  /** The agency sends its draft: what stands in it is frozen and goes to OMB's lead. */
  public void submit(String caseKey, PlanSubject subject, JsonNode draft, String by, Instant at) {
    plans.sound(subject, draft);
    drafts.freeze(caseKey, draft, by, at);
    ledger.find(obligation(subject)).ifPresent(duty -> ledger.submitted(duty.id(), by, at));
  }

  public void accept(PlanSubject subject, String by, Instant at) {
    ledger.find(obligation(subject)).map(Obligation::id).ifPresent(duty -> ledger.accepted(duty, by, at));
  }

  public void returned(PlanSubject subject, String by, Instant at, String comment) {
    ledger.find(obligation(subject)).map(Obligation::id).ifPresent(duty -> ledger.returned(duty, by, at, comment));
  }

  private static String obligation(PlanSubject subject) {
    return subject.businessKey() + OBLIGATION;
  }
}
