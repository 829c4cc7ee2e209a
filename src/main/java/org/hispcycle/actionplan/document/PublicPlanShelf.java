package org.hispcycle.actionplan.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.actionplan.Commitment;
import org.hispcycle.actionplan.Commitments;
import org.hispcycle.actionplan.PublicPlans;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.Subject;
import org.hispcycle.document.Document;
import org.hispcycle.document.HtmlWriter;
import org.hispcycle.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the public reads of action plans: after OMB accepted one, its commitments (D7), and where the edition says so the whole
 * plan (D8). It is read from what was frozen at the acceptance, and holds no budget requests, no owners, no files, no remarks.
 */
@Service
@Transactional(readOnly = true)
public class PublicPlanShelf {

  public record Line(String businessKey, String title, int cycleYear, String edition, String agencyId, String agencyName, String hispId, String hispName,
      int actionYear, boolean wholePlan, int actions, LocalDate acceptedOn) {}

  public record Value(String field, String label, String value) {}

  public record Action(String id, String title, List<Value> values) {}

  public record View(Line plan, List<Value> texts, List<Action> actions) {}

  private static final int KEPT = 64;

  private final PlanShelf shelf;
  private final Commitments commitments;
  private final PublicPlans published;
  private final Ledger ledger;
  private final Cycles cycles;
  private final ObjectMapper json;
  /** Files that were made, by form and what they say: anybody may ask, so each is made once, and one at a time. */
  private final Map<Wanted, DocumentFile> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Wanted, DocumentFile> eldest) {
      return size() > KEPT;
    }
  };

  PublicPlanShelf(PlanShelf shelf, Commitments commitments, PublicPlans published, Ledger ledger, Cycles cycles, ObjectMapper json) {
    this.shelf = shelf;
    this.commitments = commitments;
    this.published = published;
    this.ledger = ledger;
    this.cycles = cycles;
    this.json = json;
  }

  /** An accepted plan with what was frozen of it. */
  private record Accepted(Plan plan, PlanContent content, LocalDate acceptedOn) {}

  private record Wanted(DocumentFile.Format format, Accepted accepted) {}

  public List<Line> plans(Integer year, String agencyId) {
    var commitmentsByKey = commitmentsByKey(year);
    var found = new ArrayList<Line>();
    for (var duty : ledger.search(new ObligationFilter(year, null, agencyId, null, ObligationKind.ACTION_PLAN, null, null))) {
      accepted(shelf.plan(duty, cycles.edition(duty.cycleYear())), commitmentsByKey.getOrDefault(duty.businessKey(), List.of()))
          .ifPresent(accepted -> found.add(line(accepted)));
    }
    return found;
  }

  public View plan(String businessKey) {
    var accepted = get(businessKey);
    return new View(line(accepted), values(accepted.content().texts()), accepted.content().actions().stream()
        .map(action -> new Action(action.id(), action.title(), values(action.fields()))).toList());
  }

  public DocumentFile file(String businessKey, DocumentFile.Format format) {
    var accepted = get(businessKey);
    synchronized (made) {
      return made.computeIfAbsent(new Wanted(format, accepted), any -> DocumentFile.of(format, "public-action-plan-" + businessKey,
          document(accepted).document(), document(accepted).sheets()));
    }
  }

  /** The same text as a part of a page. */
  public String html(String businessKey) {
    return HtmlWriter.fragment(described(businessKey));
  }

  public Document described(String businessKey) {
    return document(get(businessKey)).document();
  }

  private static PlanDocument document(Accepted accepted) {
    return new PlanDocument(accepted.plan(), accepted.content()).forPublic()
        .fact("Accepted by the Office of Management and Budget", EasternTime.longDate(accepted.acceptedOn()));
  }

  private Accepted get(String businessKey) {
    return shelf.find(businessKey).flatMap(plan -> accepted(plan, commitmentsByKey(plan.year()).getOrDefault(businessKey, List.of())))
        .orElseThrow(() -> new NotFound("There is no public action plan with this key. A plan becomes public when the Office of Management and "
            + "Budget has accepted it; /public/plans lists those that are."));
  }

  private Optional<Accepted> accepted(Plan plan, List<Commitment> itsCommitments) {
    if (plan.edition().wholePlanPublic()) {
      return published.find(plan.key()).map(whole -> new Accepted(plan, shelf.publicContent(plan, whole.content()), whole.acceptedOn()));
    }
    return itsCommitments.stream().findFirst().map(first -> new Accepted(plan, shelf.publicContent(plan, asPlan(itsCommitments)), first.acceptedOn()));
  }

  /** A commitment has the names of an action's fields, so it is read as one. */
  private JsonNode asPlan(List<Commitment> list) {
    var plan = json.createObjectNode();
    plan.set("actions", json.valueToTree(list));
    return plan;
  }

  private Map<String, List<Commitment>> commitmentsByKey(Integer year) {
    var byKey = new LinkedHashMap<String, List<Commitment>>();
    commitments.published(year).forEach(each -> byKey.computeIfAbsent(new Subject(each.agencyId(), each.hispId(), "").businessKey(each.cycleYear()),
        key -> new ArrayList<>()).add(each));
    return byKey;
  }

  private static Line line(Accepted accepted) {
    var plan = accepted.plan();
    return new Line(plan.key(), plan.title(), plan.year(), plan.edition().id(), plan.agency().id(), plan.agency().name(), plan.duty().hispId(),
        plan.hisp() == null ? null : plan.hisp().name(), plan.actionYear(), plan.edition().wholePlanPublic(), accepted.content().actions().size(),
        accepted.acceptedOn());
  }

  private static List<Value> values(List<PlanContent.Field> fields) {
    return fields.stream().map(field -> new Value(field.key(), field.label(), field.value())).toList();
  }
}
