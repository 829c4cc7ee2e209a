package org.hispcycle.actionplan.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.actionplan.Signatures;
import org.hispcycle.actionplan.Signatures.Signature;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Remarks;
import org.hispcycle.edition.Code;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds plans and their versions, and gives out only what the reader may read. */
@Component
@Transactional(readOnly = true)
class PlanShelf {

  /** A plan in a list. */
  record Entry(Plan plan, int versions) {}

  /** A remark with the names of those behind it. */
  record Note(String place, String text, String by, String office, java.time.Instant at, Integer version, boolean resolved) {}

  static final String PLAN_CASE = "ActionPlanProcess/";
  static final String DRAFT_PLAN_CASE = "DraftActionPlanProcess/";
  private static final String DRAFT_PLAN = "draft-plan-";
  private static final String MONEY = "budgetRequests";

  private final Ledger ledger;
  private final Cycles cycles;
  private final Editions editions;
  private final Registry registry;
  private final Drafts drafts;
  private final Remarks remarks;
  private final Evidence evidence;
  private final Signatures signatures;
  private final People people;

  PlanShelf(Ledger ledger, Cycles cycles, Editions editions, Registry registry, Drafts drafts, Remarks remarks, Evidence evidence,
      Signatures signatures, People people) {
    this.ledger = ledger;
    this.cycles = cycles;
    this.editions = editions;
    this.registry = registry;
    this.drafts = drafts;
    this.remarks = remarks;
    this.evidence = evidence;
    this.signatures = signatures;
    this.people = people;
  }

  List<Entry> entries(PlanAccess access, Integer year) {
    access.requireAny();
    var filter = new ObligationFilter(year, access.atOmb() ? null : access.agencies(), null, null, ObligationKind.ACTION_PLAN, null, null);
    var counts = drafts.submissionCounts("ActionPlanProcess");
    var yearEditions = new HashMap<Integer, Edition>();
    return ledger.search(filter).stream().map(duty -> new Entry(plan(duty, yearEditions.computeIfAbsent(duty.cycleYear(), cycles::edition)),
        counts.getOrDefault(PLAN_CASE + duty.businessKey(), 0))).toList();
  }

  /** The plan, as far as the reader may know that it exists. */
  Plan plan(String businessKey, PlanAccess access) {
    access.requireAny();
    return find(businessKey).filter(plan -> access.mayRead(plan.agency().id())).orElseThrow(() -> missing(businessKey));
  }

  Optional<Plan> find(String businessKey) {
    return ledger.find(Obligation.id(businessKey, ObligationKind.ACTION_PLAN)).map(duty -> plan(duty, cycles.edition(duty.cycleYear())));
  }

  static NotFound missing(String businessKey) {
    return new NotFound("There is no action plan with this key that you may read. Keys look like 2026-VA-VBA for a HISP and 2026-VA for a "
        + "department; /api/v1/plans lists yours.");
  }

  Plan plan(Obligation duty, Edition edition) {
    return new Plan(duty, edition, registry.agency(duty.agencyId()), duty.hispId() == null ? null : registry.hisp(duty.hispId()));
  }

  /** What can be read of a plan, oldest first; what is being written only by its own agency. */
  List<PlanVersion> versions(Plan plan, PlanAccess access) {
    var versions = new ArrayList<>(submissions(plan));
    if (access.mayReadUnsubmitted(plan.agency().id())) {
      working(plan).ifPresent(versions::add);
    }
    return versions;
  }

  private List<PlanVersion> submissions(Plan plan) {
    var versions = new ArrayList<PlanVersion>();
    for (var draft : drafts.submissions(DRAFT_PLAN_CASE + plan.key())) {
      versions.add(new PlanVersion(DRAFT_PLAN + draft.version(), "Draft plan, version " + draft.version(), draft.content(), draft.sha256(),
          draft.submittedBy(), draft.submittedAt(), null));
    }
    var signaturesByVersion = signatures.of(plan.key()).stream().collect(Collectors.toMap(Signature::version, Function.identity()));
    for (var signed : drafts.submissions(PLAN_CASE + plan.key())) {
      versions.add(new PlanVersion(String.valueOf(signed.version()), "Version " + signed.version(), signed.content(), signed.sha256(),
          signed.submittedBy(), signed.submittedAt(), signaturesByVersion.get(signed.version())));
    }
    return versions;
  }

  /** What is being written, if it is not what was submitted last. */
  private Optional<PlanVersion> working(Plan plan) {
    return working(PLAN_CASE + plan.key()).or(() -> working(DRAFT_PLAN_CASE + plan.key()));
  }

  private Optional<PlanVersion> working(String caseKey) {
    var draft = drafts.find(caseKey);
    var submitted = drafts.latestSubmission(caseKey);
    return draft.version() == 0 || submitted.filter(each -> each.content().equals(draft.content())).isPresent() ? Optional.empty()
        : Optional.of(new PlanVersion(PlanVersion.WORKING, "Being written, not submitted", draft.content(), null, draft.updatedBy(), draft.updatedAt(), null));
  }

  /** The named version, or the newest; none where nothing can be read yet. */
  Optional<PlanVersion> version(Plan plan, PlanAccess access, String id) {
    var versions = versions(plan, access);
    if (id == null || id.isBlank()) {
      return versions.stream().reduce((first, second) -> second);
    }
    return Optional.of(versions.stream().filter(version -> version.id().equals(id)).findFirst().orElseThrow(() -> new NotFound(
        "The plan " + plan.key() + " has no such version that you may read. Versions: "
            + (versions.isEmpty() ? "none yet" : String.join(", ", versions.stream().map(PlanVersion::id).toList())) + ".")));
  }

  /** The version that came before, for a first look at what changed. */
  Optional<PlanVersion> before(Plan plan, PlanAccess access, PlanVersion version) {
    PlanVersion last = null;
    for (var each : versions(plan, access)) {
      if (each.id().equals(version.id())) {
        return Optional.ofNullable(last);
      }
      last = each;
    }
    return Optional.empty();
  }

  PlanContent content(Plan plan, JsonNode content, PlanAccess access) {
    var all = PlanContent.of(content, labels(plan));
    return access.money() && plan.budgetYear() != null ? all : all.withoutMoney();
  }

  PlanContent publicContent(Plan plan, JsonNode content) {
    return PlanContent.of(content, labels(plan)).forPublic(plan.edition().wholePlanPublic());
  }

  /** What people remarked, line by line; about budget requests only for those who may read them. */
  List<Note> remarks(Plan plan, PlanAccess access) {
    var notes = new ArrayList<Note>();
    for (var caseKey : List.of(DRAFT_PLAN_CASE + plan.key(), PLAN_CASE + plan.key())) {
      remarks.of(caseKey).stream().filter(remark -> access.money() || !remark.place().startsWith(MONEY)).map(remark -> new Note(remark.place(),
          remark.text(), name(remark.by()), office(remark.role()), remark.at(), remark.submissionVersion(), remark.resolved())).forEach(notes::add);
    }
    return notes;
  }

  String name(String userId) {
    return userId == null ? "" : people.find(userId).map(People.Person::name).filter(name -> !name.isBlank()).orElse(userId);
  }

  private static String office(String role) {
    return role == null ? "" : Roles.ALL.contains(role) ? Roles.label(role) : role;
  }

  private PlanLabels labels(Plan plan) {
    var codes = editions.codes(plan.edition().id());
    var files = new HashMap<String, String>();
    for (var caseKey : List.of(DRAFT_PLAN_CASE + plan.key(), PLAN_CASE + plan.key())) {
      evidence.of(caseKey).forEach(item -> files.put(item.id(), item.title() == null || item.title().isBlank() ? item.name() : item.title() + " (" + item.name() + ")"));
    }
    return new PlanLabels(this::service, labels(codes.get("action-horizon")), labels(codes.get("plan-component")), labels(codes.get("burden-kind")),
        id -> files.getOrDefault(id, id));
  }

  String service(int id) {
    try {
      return registry.service(id).name();
    } catch (NotFound gone) {
      return "Service " + id;
    }
  }

  private static Map<String, String> labels(List<Code> codes) {
    var labels = new LinkedHashMap<String, String>();
    if (codes != null) {
      codes.forEach(code -> labels.put(code.code(), code.label()));
    }
    return labels;
  }
}
