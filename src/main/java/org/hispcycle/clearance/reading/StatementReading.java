package org.hispcycle.clearance.reading;

import java.time.Instant;
import java.util.List;
import org.hispcycle.clearance.UmbrellaCase;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.clearance.UmbrellaClearance;
import org.hispcycle.clearance.UmbrellaStatements;
import org.hispcycle.clearance.UmbrellaStatements.Statement;
import org.hispcycle.clearance.UmbrellaStatements.Version;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Supporting Statement A of a department as people read and file it, between the tasks and after them (H7, H17). People of the
 * agency read their own, what is being written too; OMB and OIRA read what was submitted.
 */
@Service
@Transactional(readOnly = true)
public class StatementReading {

  /** Names what is being written, where a version is asked for. */
  private static final String DRAFT = "draft";

  /** One step that was taken. */
  public record StepView(String step, String outcome, String outcomeLabel, String comment, String by, Instant at) {}

  /** One version that can be read; {@code id} is its number, or {@code draft}. */
  public record VersionView(String id, String label, String by, Instant at) {}

  /** One statement for the list of a clearance. */
  public record Listed(String caseKey, String stageLabel, Instant since, boolean leadToThis) {}

  /**
   * The statement with what it is about.
   *
   * @param umbrellaId the clearance that is to be renewed, or was; null for a first one
   * @param approved the clearance that it led to; null while there is none
   */
  public record View(String caseKey, String agencyId, String agencyName, String stage, String stageLabel, Instant since, Long umbrellaId, String umbrellaName,
      Long approvedId, UmbrellaClearance approved, Statement statement, int newest, List<VersionView> versions, List<StepView> story) {}

  private final UmbrellaCases cases;
  private final UmbrellaStatements statements;
  private final Umbrellas umbrellas;
  private final CaseStory story;
  private final Registry registry;

  StatementReading(UmbrellaCases cases, UmbrellaStatements statements, Umbrellas umbrellas, CaseStory story, Registry registry) {
    this.cases = cases;
    this.statements = statements;
    this.umbrellas = umbrellas;
    this.story = story;
    this.registry = registry;
  }

  /** Those of a clearance: the one that it was approved on, and the one for its renewal. */
  public List<Listed> of(UmbrellaClearance umbrella) {
    return statements.casesOf(umbrella).stream().map(each -> new Listed(each.businessKey(), each.stage().label(), each.stageAt(),
        Long.valueOf(umbrella.id()).equals(each.resultId()))).toList();
  }

  /** @param version a number, {@code draft}, or null for the newest that was submitted, else the draft */
  public View view(String businessKey, String version, Actor caller) {
    var read = readable(businessKey, caller);
    var own = own(read, caller);
    var versions = statements.versions(businessKey);
    var newest = versions.isEmpty() ? 0 : versions.get(0).number();
    var statement = statement(businessKey, version, newest, own);
    var before = read.umbrellaId() == null ? null : umbrellas.get(read.umbrellaId());
    var approved = read.resultId() == null || read.stage() != UmbrellaCase.Stage.APPROVED ? null : umbrellas.get(read.resultId());
    return new View(businessKey, read.agencyId(), registry.agency(read.agencyId()).name(), read.stage().name(), read.stage().label(), read.stageAt(), read.umbrellaId(),
        before == null ? null : name(before), approved == null ? null : approved.id(), approved, statement, newest, listed(versions, own && open(read)),
        story.of(UmbrellaStatements.caseKey(businessKey)).stream().map(CaseStory.Entry::withoutConfidence)
            .map(each -> new StepView(each.step(), each.outcome(), each.outcomeLabel(), each.comment(), each.by(), each.at())).toList());
  }

  public DocumentFile file(String businessKey, String version, DocumentFile.Format format, Actor caller) {
    if (format == DocumentFile.Format.XLSX) {
      throw new InputRefused("A Supporting Statement is read as HTML or PDF. Choose one of them.");
    }
    return new StatementDocument(view(businessKey, version, caller)).file(format);
  }

  private Statement statement(String businessKey, String wanted, int newest, boolean own) {
    if (DRAFT.equals(wanted) || wanted == null && newest == 0) {
      if (!own) {
        throw new NotFound(newest == 0 ? "Nothing of this statement has been submitted yet. The agency is still writing."
            : "What the agency is writing is its own until it submits it. Choose one of the versions 1 to " + newest + ".");
      }
      return statements.draft(businessKey);
    }
    if (wanted != null && !wanted.matches("\\d{1,6}")) {
      throw new NotFound("This statement has no such version. " + (newest == 0 ? "Nothing has been submitted yet." : "Choose 1 to " + newest + "."));
    }
    return statements.submitted(businessKey, wanted == null ? newest : Integer.parseInt(wanted));
  }

  private static List<VersionView> listed(List<Version> versions, boolean draft) {
    var list = new java.util.ArrayList<VersionView>();
    if (draft) {
      list.add(new VersionView(DRAFT, "What is being written", null, null));
    }
    versions.forEach(each -> list.add(new VersionView(String.valueOf(each.number()), "Version " + each.number(), each.by(), each.at())));
    return list;
  }

  private static boolean open(UmbrellaCase each) {
    return switch (each.stage()) {
      case APPROVED, WITHDRAWN, REPLACED, ENDED, WATCHED -> false;
      default -> true;
    };
  }

  /** People of another agency learn nothing, not even that there is such a case. */
  private UmbrellaCase readable(String businessKey, Actor caller) {
    if (!caller.isOmb() && caller.groups().stream().noneMatch(Roles.AGENCY::contains)) {
      throw new NotAllowed("Supporting Statements are read by the people of the agency, by OMB and by OIRA.");
    }
    var found = cases.get(businessKey);
    if (!caller.isOmb() && !own(found, caller)) {
      throw new NotFound("There is no case of an umbrella clearance with the key " + businessKey + ".");
    }
    return found;
  }

  private static boolean own(UmbrellaCase each, Actor caller) {
    return caller.groups().stream().anyMatch(Roles.AGENCY::contains) && caller.agencies().contains(each.agencyId());
  }

  private static String name(UmbrellaClearance each) {
    return each.controlNumber() == null ? each.title() : each.controlNumber();
  }
}
