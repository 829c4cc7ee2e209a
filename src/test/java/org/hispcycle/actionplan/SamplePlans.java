package org.hispcycle.actionplan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Remarks;
import org.springframework.boot.test.context.TestComponent;

/** Plans as they stand after people have worked on them, for tests that only read. */
@TestComponent
public class SamplePlans {

  private static final Instant SIGNED = Instant.parse("2026-01-02T15:00:00Z");

  private final Drafts drafts;
  private final Signatures signatures;
  private final Remarks remarks;
  private final Ledger ledger;
  private final BudgetRequests requests;
  private final Commitments commitments;
  private final ObjectMapper json = new ObjectMapper();

  SamplePlans(Drafts drafts, Signatures signatures, Remarks remarks, Ledger ledger, BudgetRequests requests, Commitments commitments) {
    this.drafts = drafts;
    this.signatures = signatures;
    this.remarks = remarks;
    this.ledger = ledger;
    this.requests = requests;
    this.commitments = commitments;
  }

  /** Two signed versions of VBA's plan of 2026, with a remark and budget requests. */
  public void signedTwice() {
    var key = "2026-VA-VBA";
    sign(key, "VA", "VA-VBA", plan("within forty minutes", "1000000"), "vaHead", SIGNED);
    sign(key, "VA", "VA-VBA", plan("within twenty minutes", "1500000"), "vaHead", SIGNED.plusSeconds(86_400));
    remarks.add(ActionPlans.caseKey(key), "actions.a1.target", "Why not ten?", "ombLead", "ombLead");
    requests.submit(2026, List.of(request(key, "VA", "VA-VBA", "1500000", "036-0142")), key, "vaHead", SIGNED);
    requests.submit(2026, List.of(request("2026-DHS", "DHS", null, "800000", "070-0530")), "2026-DHS", "dhsHead", SIGNED);
    requests.mark("2026-DHS", BudgetRequests.ACCEPTED);
  }

  /** SSA's plan of 2026, accepted and public. */
  public void accepted() {
    var key = "2026-SSA-SSA";
    sign(key, "SSA", "SSA-SSA", plan("within twenty minutes", "1"), "ssaHead", SIGNED);
    commitments.publish(key, List.of(new Commitment(2026, 2027, "SSA", "SSA-SSA", "a1", "service", "following", 26, "Answer sooner",
        "Callers wait an hour.", "An answer at the first call", "Time to answer", "60", null, "20", "minutes", LocalDate.of(2027, 9, 30), "new",
        LocalDate.of(2026, 1, 2))));
  }

  private void sign(String key, String agency, String hisp, JsonNode plan, String by, Instant at) {
    signatures.sign(new PlanSubject(2026, agency, hisp, key), drafts.freeze(ActionPlans.caseKey(key), plan, by, at), "Head of agency");
    ledger.submitted(key + "/action-plan", by, at);
  }

  private static BudgetRequest request(String key, String agency, String hisp, String amount, String account) {
    return new BudgetRequest(key, agency, hisp, "b1", "Staff for the center", 2028, new BigDecimal(amount), account, null, "More people on the phone",
        List.of("a1"), null, BudgetRequests.SUBMITTED);
  }

  private JsonNode plan(String target, String amount) {
    var plan = json.createObjectNode().put("summary", "We will answer faster and in one call.");
    var actions = plan.putArray("actions");
    actions.addObject().put("id", "a1").put("kind", "service").put("serviceId", 26).put("title", "Answer sooner").put("painPoint", "Callers wait an hour.")
        .put("evidence", "Call records of 2025").put("outcome", "An answer at the first call").put("measure", "Time to answer").put("baseline", "60")
        .put("target", target).put("targetDate", "2027-09-30").put("owner", "Director of the contact center");
    plan.putArray("budgetRequests").addObject().put("id", "b1").put("title", "Staff for the center").put("fiscalYear", 2028).put("amount", amount)
        .put("account", "036-0142").put("narrative", "More people on the phone").putArray("actionIds").add("a1");
    return plan;
  }
}
