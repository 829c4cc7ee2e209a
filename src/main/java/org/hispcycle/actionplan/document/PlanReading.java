package org.hispcycle.actionplan.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.actionplan.Signatures.Signature;
import org.hispcycle.actionplan.document.PlanDifferences.Change;
import org.hispcycle.actionplan.document.PlanDifferences.ItemChange;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.document.Text;
import org.hispcycle.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Action plans for those who work with them: lists, versions, differences, files. What a person may not read is never given out. */
@Service
@Transactional(readOnly = true)
public class PlanReading {

  public record Line(String businessKey, int cycleYear, String agencyId, String agencyName, String hispId, String subject, String planName,
      String state, String stateLabel, LocalDate dueOn, int versions) {}

  /** {@code sha256} is that of the text kept, null for what is being written; {@code signature} is null where nobody signed. */
  public record Version(String id, String label, boolean submitted, String by, String byName, Instant at, String when, String sha256,
      Signed signature) {}

  /** {@code intact} is whether the text that is kept still is what was signed. */
  public record Signed(String by, String byName, String office, Instant at, String when, String sha256, boolean intact) {}

  public record Remark(String place, String text, String by, String office, Instant at, Integer version, boolean resolved) {}

  /**
   * A plan.
   *
   * @param version what {@code plan} holds; null where nothing can be read yet
   * @param plan as it was drafted, without budget requests where the reader may not see them
   */
  public record View(String businessKey, String title, int cycleYear, String edition, String editionTitle, String agencyId, String agencyName,
      String hispId, String hispName, int actionYear, Integer budgetYear, boolean showsBudgetRequests, String state, String stateLabel,
      LocalDate dueOn, String due, Version version, JsonNode plan, List<Version> versions, List<Remark> remarks) {}

  /** Words in the order they are read; {@code kind} is same, added or removed. */
  public record Words(String kind, String text) {}

  public record FieldDifference(String field, String label, String before, String after, List<Words> words) {}

  /** {@code change} is added, removed or changed. */
  public record ItemDifference(String id, String title, String change, List<FieldDifference> fields) {}

  /** {@code budgetRequests} is null where the reader may not see them. */
  public record Differences(String businessKey, String from, String to, List<FieldDifference> texts, List<ItemDifference> actions,
      List<ItemDifference> budgetRequests) {}

  private static final Set<String> PARTS = Set.of("summary", "components", "idea", "actions");
  private static final String MONEY = "budgetRequests";

  private final PlanShelf shelf;
  private final ObjectMapper json;

  PlanReading(PlanShelf shelf, ObjectMapper json) {
    this.shelf = shelf;
    this.json = json;
  }

  public List<Line> plans(PlanAccess access, Integer year) {
    return shelf.entries(access, year).stream().map(entry -> {
      var plan = entry.plan();
      var duty = plan.duty();
      return new Line(plan.key(), plan.year(), plan.agency().id(), plan.agency().name(), duty.hispId(), plan.subject(), plan.edition().planName(),
          duty.status().name(), duty.status().label(), duty.dueOn(), entry.versions());
    }).toList();
  }

  public List<Version> versions(String businessKey, PlanAccess access) {
    return shelf.versions(shelf.plan(businessKey, access), access).stream().map(this::version).toList();
  }

  /** @param version null for the newest */
  public View plan(String businessKey, String version, PlanAccess access) {
    var plan = shelf.plan(businessKey, access);
    var shown = shelf.version(plan, access, version).orElse(null);
    var money = seesMoney(plan, access);
    return new View(plan.key(), plan.title(), plan.year(), plan.edition().id(), plan.edition().title(), plan.agency().id(), plan.agency().name(),
        plan.duty().hispId(), plan.hisp() == null ? null : plan.hisp().name(), plan.actionYear(), plan.budgetYear(), money,
        plan.duty().status().name(), plan.duty().status().label(), plan.duty().dueOn(), EasternTime.deadline(plan.duty().dueOn()),
        shown == null ? null : version(shown), shown == null ? null : visible(shown.content(), money),
        shelf.versions(plan, access).stream().map(this::version).toList(), shelf.remarks(plan, access).stream().map(note -> new Remark(note.place(),
            note.text(), note.by(), note.office(), note.at(), note.version(), note.resolved())).toList());
  }

  private static boolean seesMoney(Plan plan, PlanAccess access) {
    return access.money() && plan.budgetYear() != null;
  }

  /** Named parts only, whatever the draft holds. */
  private JsonNode visible(JsonNode content, boolean money) {
    if (!(content instanceof ObjectNode all)) {
      return json.createObjectNode();
    }
    var shown = json.createObjectNode();
    all.properties().stream().filter(part -> PARTS.contains(part.getKey()) || money && MONEY.equals(part.getKey()))
        .forEach(part -> shown.set(part.getKey(), part.getValue()));
    return shown;
  }

  /** @param from null for the version before {@code to}; {@code to} null for the newest */
  public Differences differences(String businessKey, String from, String to, PlanAccess access) {
    var plan = shelf.plan(businessKey, access);
    var newer = shelf.version(plan, access, to).orElseThrow(() -> nothingYet(plan));
    var older = older(plan, newer, from, access).orElseThrow(() -> new NotFound("There is no version before " + newer.id()
        + " to compare it with. Name one with from=."));
    var found = between(plan, older, newer, access);
    return new Differences(plan.key(), older.id(), newer.id(), found.texts().stream().map(PlanReading::difference).toList(),
        found.actions().stream().map(PlanReading::difference).toList(),
        seesMoney(plan, access) ? found.requests().stream().map(PlanReading::difference).toList() : null);
  }

  private Optional<PlanVersion> older(Plan plan, PlanVersion newer, String from, PlanAccess access) {
    return from == null || from.isBlank() ? shelf.before(plan, access, newer) : shelf.version(plan, access, from);
  }

  private PlanDifferences between(Plan plan, PlanVersion older, PlanVersion newer, PlanAccess access) {
    return PlanDifferences.between(shelf.content(plan, older.content(), access), shelf.content(plan, newer.content(), access));
  }

  private static NotFound nothingYet(Plan plan) {
    return new NotFound("Nothing of the plan " + plan.key() + " can be read yet: it has not been submitted.");
  }

  /**
   * A plan as a file.
   *
   * @param version null for the newest
   * @param compare what the differences are shown against: a version, "none", or null for the version before (in XLSX) and none (else)
   */
  public DocumentFile file(String businessKey, String version, String compare, DocumentFile.Format format, PlanAccess access) {
    var plan = shelf.plan(businessKey, access);
    var shown = shelf.version(plan, access, version).orElseThrow(() -> nothingYet(plan));
    var document = new PlanDocument(plan, shelf.content(plan, shown.content(), access));
    if (seesMoney(plan, access)) {
      document.fact("Budget requests are for", "Fiscal year " + plan.budgetYear());
    }
    document.fact("State", plan.duty().status().label()).fact("Version", shown.label());
    var signature = shown.signature();
    if (signature == null) {
      document.fact(shown.submitted() ? "Submitted by" : "Last changed by", shelf.name(shown.by()))
          .fact(shown.submitted() ? "Submitted" : "Last changed", PlanDocument.moment(shown.at())).fact("SHA-256 of the text kept", shown.sha256());
    } else {
      document.fact("Signed by", shelf.name(signature.signedBy()) + ", " + signature.office()).fact("Signed", PlanDocument.moment(signature.at()))
          .fact("SHA-256 of the text signed", signature.sha256()).fact("The text kept", signature.intact() ? "Is the text that was signed"
              : "Is NOT the text that was signed. Tell the operator before you rely on it");
    }
    compared(plan, shown, compare, format, access).ifPresent(older -> document.differences("What changed from \"" + older.label() + "\" to \""
        + shown.label() + "\"", between(plan, older, shown, access)));
    document.remarks(shelf.remarks(plan, access));
    return DocumentFile.of(format, "action-plan-" + plan.key() + "-" + (shown.submitted() ? "version-" : "") + shown.id(), document.document(), document.sheets());
  }

  private Optional<PlanVersion> compared(Plan plan, PlanVersion shown, String compare, DocumentFile.Format format, PlanAccess access) {
    if ("none".equals(compare) || compare == null && format != DocumentFile.Format.XLSX) {
      return Optional.empty();
    }
    return older(plan, shown, compare, access);
  }

  /** What the public would read of this version; for an agency that wants to see it before it is so. */
  public DocumentFile publicPreview(String businessKey, String version, DocumentFile.Format format, PlanAccess access) {
    var plan = shelf.plan(businessKey, access);
    var shown = shelf.version(plan, access, version).orElseThrow(() -> nothingYet(plan));
    var document = new PlanDocument(plan, shelf.publicContent(plan, shown.content())).forPublic()
        .fact("State", "Preview of what the public reads once OMB has accepted the plan. " + shown.label() + ".");
    return DocumentFile.of(format, "public-preview-" + plan.key() + "-" + shown.id(), document.document(), document.sheets());
  }

  private Version version(PlanVersion version) {
    return new Version(version.id(), version.label(), version.submitted(), version.by(), shelf.name(version.by()), version.at(),
        PlanDocument.moment(version.at()), version.sha256(), signed(version.signature()));
  }

  private Signed signed(Signature signature) {
    return signature == null ? null : new Signed(signature.signedBy(), shelf.name(signature.signedBy()), signature.office(), signature.at(),
        PlanDocument.moment(signature.at()), signature.sha256(), signature.intact());
  }

  private static ItemDifference difference(ItemChange item) {
    return new ItemDifference(item.id(), item.title(), item.kind().name().toLowerCase(java.util.Locale.ROOT),
        item.fields().stream().map(PlanReading::difference).toList());
  }

  private static FieldDifference difference(Change change) {
    return new FieldDifference(change.key(), change.label(), change.before(), change.after(), change.words().runs().stream()
        .map(run -> new Words(run.kind() == Text.Kind.ADDED ? "added" : run.kind() == Text.Kind.REMOVED ? "removed" : "same", run.text())).toList());
  }
}
