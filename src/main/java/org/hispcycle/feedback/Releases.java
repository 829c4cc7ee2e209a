package org.hispcycle.feedback;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.Ratings.Rating;
import org.hispcycle.feedback.responses.PersonalData;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.TextRule;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From the accepted report to the public figure: OMB releases, OIRA marks the coordination, and only then, and only where the
 * clearance and the rating allow it, the figures are published (G3, L12, E10). Both are done for many reports of a quarter at
 * once; either all that were named are done or none.
 */
@Service
@Transactional
public class Releases {

  /** What the case of an accepted report does next. */
  public enum State {
    WAITING, RELEASED, KEPT;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A version as somebody saw it; another one must not be released by mistake. */
  public record Named(String reportKey, Integer version) {}

  /**
   * One accepted report of a quarter.
   *
   * @param kept why its figures stay inside; null where they may be public
   * @param publicVersion the version that is public now; null for none
   * @param warning what whoever releases it should know; null for nothing
   */
  public record Line(ServiceReport report, ReportVersion version, String service, String ratingId, String ratingLabel, String correctionReason, String kept,
      Integer publicVersion, long responses, String exceptionModel, String warning) {

    public String state() {
      if (kept != null) {
        return "kept";
      }
      if (version.publishedAt() != null) {
        return "published";
      }
      return version.released() ? "publishing" : version.release() != null ? "released" : version.mark() != null ? "marked" : "waiting";
    }
  }

  private static final int LONGEST_REASON = 4_000;
  private static final int LONGEST_REFERENCE = 400;
  private static final int MOST_AT_ONCE = 1_000;

  private final ServiceReports reports;
  private final ReportVersions versions;
  private final SubmittedReports submitted;
  private final DatasetRows datasets;
  private final DatasetChecks checks;
  private final Ratings ratings;
  private final PublishedFigures published;
  private final SmallGroups smallGroups;
  private final ServiceLevels serviceLevels;
  private final ReportWorkflow workflow;
  private final Registry registry;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Releases(ServiceReports reports, ReportVersions versions, SubmittedReports submitted, DatasetRows datasets, DatasetChecks checks,
      Ratings ratings, PublishedFigures published, SmallGroups smallGroups, ServiceLevels serviceLevels, ReportWorkflow workflow, Registry registry,
      ApplicationEventPublisher events, Clock clock) {
    this.reports = reports;
    this.versions = versions;
    this.submitted = submitted;
    this.datasets = datasets;
    this.checks = checks;
    this.ratings = ratings;
    this.published = published;
    this.smallGroups = smallGroups;
    this.serviceLevels = serviceLevels;
    this.workflow = workflow;
    this.registry = registry;
    this.events = events;
    this.clock = clock;
  }

  // ---- what people see

  /** Quarters with accepted reports, newest first. */
  @Transactional(readOnly = true)
  public List<FiscalQuarter> quarters() {
    return versions.quarters();
  }

  /** The accepted reports of the quarter that the caller may see. */
  @Transactional(readOnly = true)
  public List<Line> of(FiscalQuarter quarter, Actor caller) {
    var released = published.everReleased().stream().filter(each -> each.quarter().equals(quarter)).toList();
    return versions.accepted(quarter).stream().map(version -> Map.entry(reports.get(version.businessKey()), version))
        .filter(each -> caller.mayActFor(each.getKey().agencyId())).map(each -> line(each.getKey(), each.getValue(), released)).toList();
  }

  private Line line(ServiceReport report, ReportVersion version, List<PublishedFigure> released) {
    var counted = submitted.counted(version);
    var publicNow = versions.of(report.businessKey()).stream().filter(each -> each.publishedAt() != null).findFirst();
    var correction = versions.corrections(report.businessKey()).stream().filter(each -> version.correctionId() != null && each.id() == version.correctionId()).findFirst();
    return new Line(report, version, registry.service(report.serviceId()).name(), version.rating(), ratings.find(version.edition(), version.rating()).map(Rating::label).orElse(null),
        correction.map(ReportVersions.Correction::reason).orElse(null), kept(report, version).orElse(null), publicNow.map(ReportVersion::version).orElse(null),
        counted.stream().mapToLong(each -> each.check().counted()).sum(), checks.exceptionModel(report).orElse(null),
        warning(report, version, publicNow, released).orElse(null));
  }

  /**
   * What the public would lose with this version, by the same rule that withholds it: few people, or figures that could be subtracted from
   * what was public before (X8).
   *
   * @param released all figures of the quarter that were ever public
   */
  private Optional<String> warning(ServiceReport report, ReportVersion version, Optional<ReportVersion> publicNow, List<PublishedFigure> released) {
    var before = released.stream().filter(each -> each.hispId().equals(report.hispId()) && each.serviceId() == report.serviceId()).toList();
    if (before.isEmpty() || version.publishedAt() != null) {
      return Optional.empty();
    }
    var files = submitted.counted(version).stream().filter(each -> cleared(report, each)).collect(Collectors.toMap(Dataset::id, each -> each, (one, same) -> one, LinkedHashMap::new));
    var standing = before.stream().filter(each -> each.takenBackAt() == null && each.reportKey().equals(report.businessKey())).map(PublishedFigure::datasetId).toList();
    var now = clock.instant();
    var after = new ArrayList<>(before.stream().map(each -> standing.contains(each.datasetId()) && each.takenBackAt() == null && !files.containsKey(each.datasetId())
        ? each.until(now) : each).toList());
    files.values().stream().filter(each -> !standing.contains(each.id())).forEach(each -> after.add(PublishedFigure.of(report, each, now)));
    var withheldNow = smallGroups.withheld(before).stream().map(SmallGroups.Withheld::datasetId).toList();
    var lost = smallGroups.withheld(after).stream().filter(each -> files.containsKey(each.datasetId()) && !(standing.contains(each.datasetId())
        && withheldNow.contains(each.datasetId()))).toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    var sentences = new ArrayList<String>();
    withheld(lost, true, files, "whoever kept the earlier figures could compute what a few people answered").ifPresent(sentences::add);
    withheld(lost, false, files, "too few people responded").ifPresent(sentences::add);
    publicNow.ifPresent(each -> sentences.add("As long as this version is not released, version " + each.version() + " stays public."));
    return Optional.of(String.join(" ", sentences));
  }

  private static Optional<String> withheld(List<SmallGroups.Withheld> lost, boolean corrected, Map<Long, Dataset> files, String why) {
    var names = lost.stream().filter(each -> each.corrected() == corrected).map(each -> "\"" + files.get(each.datasetId()).fileName() + "\"").toList();
    return names.isEmpty() ? Optional.empty() : Optional.of("With the release the public gets no figures of " + (files.size() == names.size() ? "any file of this version"
        : String.join(", ", names)) + ": " + why + ".");
  }

  /** Why the figures are not for the public, whoever releases them. */
  private Optional<String> kept(ServiceReport report, ReportVersion version) {
    var rating = ratings.find(version.edition(), version.rating());
    if (rating.isPresent() && !rating.get().publishable()) {
      return Optional.of("Rated \"" + rating.get().label() + "\": figures so rated are stored, and not published (" + rating.get().clause() + ").");
    }
    return submitted.counted(version).stream().anyMatch(each -> cleared(report, each)) ? Optional.empty()
        : Optional.of("No clearance under which these answers were collected lets its results be published.");
  }

  private boolean cleared(ServiceReport report, Dataset dataset) {
    return checks.clearances(dataset, report).stream().anyMatch(SurveyClearance::publicationAllowed);
  }

  // ---- the case

  /** For the case of the report that was accepted just now. */
  public State lookUp(String businessKey) {
    var report = reports.lock(businessKey);
    var version = versions.accepted(businessKey).orElseThrow(() -> new IllegalStateException("No version of " + businessKey + " was accepted."));
    if (kept(report, version).isPresent()) {
      return State.KEPT;
    }
    if (version.released()) {
      return State.RELEASED;
    }
    // one mail per quarter, however many reports of it wait
    events.publishEvent(new Announcement("feedback-release/" + report.quarter(), null, Set.of(Roles.OMB_LEAD, Roles.OIRA_ANALYST),
        "Feedback reports for " + report.quarter().label() + " wait for their release", List.of(
            "The first feedback reports for " + report.quarter().label() + " were accepted. Their figures become public when OMB has released them and OIRA has marked the coordination.",
            "You can release or mark all that have come in at once, as often as you like."), "/office/releases/" + report.quarter()));
    return State.WAITING;
  }

  /** Publishes the accepted version if both steps have happened, in the place of what was public; repeated, it does nothing. */
  public void publish(String businessKey) {
    var report = reports.lock(businessKey);
    var version = versions.accepted(businessKey).orElse(null);
    if (version == null || !version.released() || version.publishedAt() != null || kept(report, version).isPresent()) {
      return;
    }
    var at = clock.instant();
    if (versions.takeBack(businessKey, "REPLACED", "Version " + version.version() + " was released.", version.release().by(), at) > 0) {
      datasets.unpublish(businessKey);
    }
    var publication = versions.publish(version, at);
    var exception = checks.exceptionModel(report).orElse(null);
    for (var dataset : submitted.counted(version)) {
      var cleared = cleared(report, dataset);
      versions.publishDataset(publication, dataset.id(), cleared, exception);
      if (cleared) {
        datasets.publish(dataset.id());
      }
    }
    var said = submitted.content(version);
    events.publishEvent(report.recorded("figures-published", null, "The figures of version " + version.version() + " of the feedback report became public.",
        Map.of("version", String.valueOf(version.version()), "releasedBy", version.release().by(), "markedBy", version.mark().by())));
    reports.published(businessKey, at, said.accomplishments(), said.indicators());
    serviceLevels.released(businessKey, ServiceLevels.read(new ArrayList<>(), said.serviceLevels()));
  }

  // ---- steps

  /** OMB's Service Delivery Lead releases (G3). */
  public void release(FiscalQuarter quarter, List<Named> named, Actor caller) {
    require(caller, Roles.OMB_LEAD, "Feedback reports are released by OMB's ");
    for (var each : named(quarter, named)) {
      refuseKept(each);
      if (each.version().release() != null) {
        throw new Conflict(already(each, "released", each.version().release().by()));
      }
      versions.release(each.version().id(), caller.userId(), clock.instant());
      events.publishEvent(each.report().recorded("report-released", caller.userId(), "OMB released version " + each.version().version() + " of the feedback report.",
          Map.of("version", String.valueOf(each.version().version()))));
      publishIfSettled(each.report());
    }
  }

  /** OIRA marks that publication is coordinated with it (G3). */
  public void mark(FiscalQuarter quarter, List<Named> named, String reference, Actor caller) {
    require(caller, Roles.OIRA_ANALYST, "The coordination with OIRA is marked by an ");
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "reference", "where OIRA keeps this coordination", reference, false, LONGEST_REFERENCE);
    InputRefused.ifAny(faults);
    var kept = reference == null || reference.isBlank() ? null : reference.strip();
    for (var each : named(quarter, named)) {
      refuseKept(each);
      if (each.version().mark() != null) {
        throw new Conflict(already(each, "marked", each.version().mark().by()));
      }
      versions.mark(each.version().id(), kept, caller.userId(), clock.instant());
      var details = new LinkedHashMap<String, String>();
      details.put("version", String.valueOf(each.version().version()));
      details.put("reference", kept);
      events.publishEvent(each.report().recorded("oira-coordination-marked", caller.userId(), "OIRA marked that publication of version " + each.version().version()
          + " of the feedback report is coordinated.", details));
      publishIfSettled(each.report());
    }
  }

  private void publishIfSettled(ServiceReport report) {
    var version = versions.accepted(report.businessKey()).orElseThrow();
    if (version.released() && !workflow.released(report)) {
      publish(report.businessKey());
    }
  }

  /** Takes release and mark back: what is public of the report is taken down at once, and both steps are needed anew. */
  public void withdraw(FiscalQuarter quarter, List<Named> named, String reason, Actor caller) {
    if (!caller.is(Roles.OMB_LEAD) && !caller.is(Roles.OIRA_ANALYST)) {
      throw new NotAllowed("A release is withdrawn by OMB's " + Roles.label(Roles.OMB_LEAD) + " or an " + Roles.label(Roles.OIRA_ANALYST) + ".");
    }
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "reason", "why the release is withdrawn; agency and public will ask", reason, true, LONGEST_REASON);
    InputRefused.ifAny(faults);
    for (var each : named(quarter, named)) {
      var key = each.report().businessKey();
      var isPublic = versions.of(key).stream().anyMatch(version -> version.publishedAt() != null);
      if (each.version().release() == null && each.version().mark() == null && !isPublic) {
        throw new Conflict("Nothing of " + name(each.report()) + " is released or public, so there is nothing to withdraw. Nothing was changed; reload the page.");
      }
      versions.unrelease(each.version().id());
      events.publishEvent(each.report().recorded("release-withdrawn", caller.userId(), isPublic ? "The release was withdrawn and the published figures were taken down."
          : "The release was withdrawn before anything was published.", Map.of("version", String.valueOf(each.version().version()), "reason", PersonalData.masked(reason.strip()))));
      if (isPublic) {
        versions.takeBack(key, "WITHDRAWN", reason.strip(), caller.userId(), clock.instant());
        versions.of(key).stream().filter(version -> version.id() != each.version().id()).forEach(version -> versions.unrelease(version.id()));
        datasets.unpublish(key);
        reports.unpublished(key);
        serviceLevels.released(key, List.of());
      }
    }
  }

  private record Found(ServiceReport report, ReportVersion version) {}

  /** The versions that were named, locked in one order, so that two decisions about them come one after the other. */
  private List<Found> named(FiscalQuarter quarter, List<Named> named) {
    if (named == null || named.isEmpty()) {
      throw InputRefused.of(List.of(new Fault("reports", "Choose at least one report of the quarter.")));
    }
    if (named.size() > MOST_AT_ONCE) {
      throw InputRefused.of(List.of(new Fault("reports", "Choose at most " + MOST_AT_ONCE + " reports at once.")));
    }
    if (named.stream().anyMatch(each -> each == null || each.reportKey() == null || each.version() == null)) {
      throw InputRefused.of(List.of(new Fault("reports", "Name each report with its key and the version that you saw: {\"reportKey\": …, \"version\": …}.")));
    }
    var faults = new ArrayList<Fault>();
    var found = new ArrayList<Found>();
    var byKey = named.stream().collect(Collectors.toMap(Named::reportKey, each -> each, (first, second) -> second, LinkedHashMap::new));
    byKey.values().stream().sorted(Comparator.comparing(Named::reportKey)).forEach(each -> {
      var report = reports.find(each.reportKey()).filter(known -> known.quarter().equals(quarter)).orElse(null);
      if (report == null) {
        faults.add(new Fault("reports", "There is no report \"" + TextRule.shown(each.reportKey(), 60) + "\" for " + quarter.label() + ". Reload the page and choose again."));
        return;
      }
      reports.lock(report.businessKey());
      var accepted = versions.accepted(report.businessKey()).orElse(null);
      if (accepted == null) {
        faults.add(new Fault("reports", "OMB has not accepted " + name(report) + " yet. It can be released after the review."));
      } else if (accepted.version() != each.version()) {
        faults.add(new Fault("reports", "You chose version " + each.version() + " of " + name(report) + ", but version " + accepted.version()
            + " is the accepted one now. Reload the page, look at it and choose again."));
      } else {
        found.add(new Found(report, accepted));
      }
    });
    InputRefused.ifAny(faults);
    return found;
  }

  private void refuseKept(Found each) {
    kept(each.report(), each.version()).ifPresent(why -> {
      throw InputRefused.of(List.of(new Fault("reports", name(each.report()) + " cannot be released. " + why)));
    });
  }

  private String already(Found each, String what, String by) {
    return name(each.report()) + " was " + what + " by " + by + " already. Nothing was changed; reload the page and choose again.";
  }

  private String name(ServiceReport report) {
    return "\"" + registry.service(report.serviceId()).name() + "\" of " + report.hispId();
  }

  private static void require(Actor caller, String role, String what) {
    if (!caller.is(role)) {
      throw new NotAllowed(what + Roles.label(role) + ".");
    }
  }
}
