package org.hispcycle.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.clearance.ClearanceApproved;
import org.hispcycle.clearance.UmbrellaLapsed;
import org.hispcycle.clearance.UmbrellaRenewed;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.cycle.LedgerEvents.ObligationPlanned;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.Drafts;
import org.hispcycle.edition.Editions;
import org.hispcycle.feedback.DatasetChecks.DatasetCheck;
import org.hispcycle.feedback.ReportVersion.State;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.registry.Registry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a quarterly report: opened, collected, signed, reviewed, published, or not reported with a reason (E1 to E12). */
@Service
@Transactional
public class FeedbackReports {

  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_REASON = 4_000;
  private static final int PROBLEMS_IN_FORM = 100;

  private final Cycles cycles;
  private final Ledger ledger;
  private final Editions editions;
  private final Registry registry;
  private final Drafts drafts;
  private final ServiceReports reports;
  private final DatasetRows datasets;
  private final ReportWorkflow workflow;
  private final SurveyClearances clearances;
  private final DatasetChecks checks;
  private final Thresholds thresholds;
  private final ServiceLevels serviceLevels;
  private final ReportTemplate template;
  private final ReportVersions versions;
  private final SubmittedReports submitted;
  private final ReportReview review;
  private final ReportTexts texts;
  private final ObjectMapper json;
  private final Clock clock;

  FeedbackReports(Cycles cycles, Ledger ledger, Registry registry, Drafts drafts, ServiceReports reports, DatasetRows datasets,
      ReportWorkflow workflow, SurveyClearances clearances, DatasetChecks checks, Thresholds thresholds, ServiceLevels serviceLevels, ReportTemplate template,
      ReportVersions versions, SubmittedReports submitted, ReportReview review, ReportTexts texts, Editions editions, ObjectMapper json, Clock clock) {
    this.editions = editions;
    this.versions = versions;
    this.submitted = submitted;
    this.review = review;
    this.texts = texts;
    this.checks = checks;
    this.thresholds = thresholds;
    this.serviceLevels = serviceLevels;
    this.template = template;
    this.cycles = cycles;
    this.ledger = ledger;
    this.registry = registry;
    this.drafts = drafts;
    this.reports = reports;
    this.datasets = datasets;
    this.workflow = workflow;
    this.clearances = clearances;
    this.json = json;
    this.clock = clock;
  }

  // ---- opening

  /** Opens the report of every service that owes one for the quarter; one that was ever opened is not opened again (X4). */
  public void open(int year, String hispId, FiscalQuarter quarter) {
    for (var duty : cycles.planReports(year, hispId, quarter)) {
      openOnce(duty, quarter);
    }
    reports.opened(hispId, quarter, clock.instant());
  }

  /** A service that is designated when the quarter's reports are open already joins them. */
  @EventListener
  void joins(ObligationPlanned event) {
    var duty = event.obligation();
    if (duty.kind() == ObligationKind.SERVICE_REPORT && reports.isOpened(duty.hispId(), FiscalQuarter.parse(duty.quarter()))) {
      openOnce(duty, FiscalQuarter.parse(duty.quarter()));
    }
  }

  private void openOnce(Obligation duty, FiscalQuarter quarter) {
    if (duty.status().settled() || reports.find(duty.businessKey()).isPresent()) {
      return;
    }
    var report = new ServiceReport(duty.businessKey(), duty.cycleYear(), duty.agencyId(), duty.hispId(), duty.serviceId(), quarter,
        Stage.COLLECTING, clock.instant(), null);
    reports.add(report);
    workflow.startReport(report);
    blocked(report).ifPresent(sentence -> ledger.block(duty.id(), sentence));
  }

  // ---- clearances

  private List<SurveyClearance> clearances(ServiceReport report) {
    return clearances.forService(report.hispId(), report.serviceId());
  }

  /** Why the report cannot be accepted as things stand: no survey of the service may be used in that quarter (F1f, L17). */
  private Optional<String> blocked(ServiceReport report) {
    return clearances(report).stream().anyMatch(each -> each.validIn(report.quarter())) ? Optional.empty()
        : Optional.of("No survey of this service has an approved clearance for " + report.quarter().label()
            + ", so no report on it can be accepted. Request a clearance, or say from when the service will report.");
  }

  /** A survey was cleared: reports that waited for it are blocked no more. */
  @EventListener
  void cleared(ClearanceApproved approval) {
    reports.ofService(approval.serviceId()).stream().filter(report -> report.hispId().equals(approval.hispId()))
        .filter(report -> blocked(report).isEmpty())
        .forEach(report -> ledger.unblock(obligation(report.businessKey())));
  }

  /** The department's umbrella clearance lapsed: what can no longer be reported under it is blocked (H3). */
  @EventListener
  void lapsed(UmbrellaLapsed lapse) {
    blockAnew(lapse.agencyId());
  }

  /** The umbrella clearance is in force again, or longer than before, and with it the surveys: reports that waited go on (H3). */
  @EventListener
  void renewed(UmbrellaRenewed renewal) {
    blockAnew(renewal.agencyId());
  }

  private void blockAnew(String agencyId) {
    for (var report : reports.openOf(agencyId)) {
      ledger.find(obligation(report.businessKey())).filter(duty -> !duty.status().settled()).ifPresent(duty -> {
        var sentence = blocked(report);
        if (sentence.isEmpty()) {
          ledger.unblock(duty.id());
        } else if (!sentence.get().equals(duty.blockedReason())) {
          ledger.block(duty.id(), sentence.get());
        }
      });
    }
  }

  /** A duty that OMB has settled, or that is owed no more, needs no case. */
  @EventListener
  void settledElsewhere(ObligationChanged change) {
    var duty = change.after();
    if (duty.kind() == ObligationKind.SERVICE_REPORT && duty.status().settled() && (duty.settlement() != null || notByReport(duty))) {
      reports.find(duty.businessKey()).filter(report -> report.stage() != Stage.ENDED).ifPresent(report -> {
        reports.move(report.businessKey(), Stage.ENDED);
        workflow.endReport(report, duty.status().label() + (change.detail() == null ? "" : ": " + change.detail()));
      });
    }
  }

  private static boolean notByReport(Obligation duty) {
    return switch (duty.status()) {
      case EXCUSED, NOT_MET, CARRIED_OVER -> true;
      default -> false;
    };
  }

  // ---- what people see

  @Transactional(readOnly = true)
  public ServiceReport get(String businessKey) {
    return reports.get(businessKey);
  }

  /** What the forms of a report show. */
  @Transactional(readOnly = true)
  public Map<String, Object> content(String businessKey) {
    var report = reports.get(businessKey);
    var service = registry.service(report.serviceId());
    var content = new LinkedHashMap<String, Object>();
    content.put("quarter", report.quarter().toString());
    content.put("quarterLabel", report.quarter().label());
    content.put("service", Map.of("id", service.id(), "name", service.name()));
    content.put("clearances", clearances(report).stream().map(each -> shown(each, report.quarter())).toList());
    content.put("blocked", blocked(report).orElse(null));
    var codes = codes(report);
    content.put("channels", codes.channels());
    content.put("pointsInTime", codes.pointsInTime());
    content.put("scales", CodeLists.SCALES);
    var current = datasets.of(businessKey);
    content.put("datasets", current.stream().map(each -> view(each, report, PROBLEMS_IN_FORM)).toList());
    content.put("totals", DatasetTotals.of(current));
    content.put("textFindings", texts.of(report, said(businessKey), current).stream().map(each -> Map.of("field", each.field(), "severity", each.severity(),
        "message", each.message(), "clause", each.clause())).toList());
    content.putAll(template.of(cycles.edition(report.cycleYear()).id()));
    return content;
  }

  /** What stands in the draft now; nothing where it cannot be read, which is said when it is passed on. */
  private ReportContent said(String businessKey) {
    try {
      return read(drafts.find(ServiceReport.caseKey(businessKey)).content());
    } catch (InputRefused unreadable) {
      return new ReportContent(null, null, null, null, null, null);
    }
  }

  /** With which codes the edition of the report describes a dataset (N3). */
  public CodeLists codes(ServiceReport report) {
    return CodeLists.of(editions, cycles.edition(report.cycleYear()).id());
  }

  /** The parts of a report that its edition asks for, besides datasets and the reason for having none. */
  @Transactional(readOnly = true)
  public Set<String> parts(String businessKey) {
    return template.parts(cycles.edition(reports.get(businessKey).cycleYear()).id());
  }

  /** What the service reported before, to begin with (E14). */
  @Transactional(readOnly = true)
  public Optional<LastReport> last(String businessKey) {
    var report = reports.get(businessKey);
    return reports.before(report).stream().flatMap(each -> lastReport(each).stream()).findFirst();
  }

  private Optional<LastReport> lastReport(ServiceReport earlier) {
    return drafts.latestSubmission(ServiceReport.caseKey(earlier.businessKey())).map(submission -> read(submission.content()))
        .filter(said -> said.datasetIds() != null && !said.datasetIds().isEmpty())
        .map(said -> LastReport.of(earlier, said, datasets.of(earlier.businessKey()).stream().filter(each -> said.datasetIds().contains(each.id())).toList()));
  }

  private static Map<String, Object> shown(SurveyClearance clearance, FiscalQuarter quarter) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", clearance.id());
    shown.put("controlNumber", clearance.controlNumber());
    shown.put("title", clearance.title());
    shown.put("approvedOn", clearance.approvedOn());
    shown.put("expiresOn", clearance.expiresOn());
    shown.put("valid", clearance.validIn(quarter));
    shown.put("scale", clearance.scale() == null ? null : clearance.scale().id());
    shown.put("publicationAllowed", clearance.publicationAllowed());
    shown.put("demo", clearance.demo());
    return shown;
  }

  @Transactional(readOnly = true)
  public List<DatasetView> datasets(ServiceReport report) {
    return datasets.of(report.businessKey()).stream().map(each -> view(each, report, Integer.MAX_VALUE)).toList();
  }

  @Transactional(readOnly = true)
  public DatasetView view(Dataset dataset, ServiceReport report) {
    return view(dataset, report, Integer.MAX_VALUE);
  }

  private DatasetView view(Dataset dataset, ServiceReport report, int problems) {
    return DatasetView.of(dataset, thresholds.said(dataset), checks.of(dataset, report), datasets.questions(dataset.id()), problems);
  }

  @Transactional(readOnly = true)
  public Optional<String> blockedReason(ServiceReport report) {
    return blocked(report);
  }

  // ---- steps

  /** The reporter passes the report on to the official. */
  public void submit(String businessKey, JsonNode draft) {
    check(businessKey, read(draft));
    reports.lock(businessKey);
    reports.move(businessKey, Stage.SIGNING);
  }

  /** The reporter says that there is nothing to report. */
  public void proposeNotReporting(String businessKey, JsonNode draft, Instant at) {
    var report = reports.lock(businessKey);
    checkNotReporting(report, read(draft), at);
    reports.move(businessKey, Stage.CONFIRMING);
  }

  /** The official signs: what stands in the draft is frozen and goes to OMB as a new version. */
  public void sign(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var ids = check(businessKey, read(draft));
    var report = reports.lock(businessKey);
    var signed = (ObjectNode) draft.deepCopy();
    signed.set("datasetIds", json.valueToTree(ids));
    if (signed.remove(ReportReview.PART) != null) {
      // OMB rates each version anew
      drafts.save(caseKey, drafts.version(caseKey), signed, by);
    }
    var submission = drafts.freeze(caseKey, signed, by, at);
    datasets.submitted(ids, at);
    reports.move(businessKey, Stage.REVIEWING);
    var correction = versions.openCorrection(businessKey);
    versions.submitted(report, submission.version(), cycles.edition(report.cycleYear()).id(), correction.map(ReportVersions.Correction::id).orElse(null), by, at);
    if (correction.isEmpty()) {
      ledger.submitted(obligation(businessKey), by, at);
    } else {
      ledger.submittedAfterAll(obligation(businessKey), by, at);
    }
  }

  /** The official confirms reason and target date; OMB sees both in the ledger (E12). */
  public void confirmNotReported(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var report = reports.lock(businessKey);
    var reason = checkNotReporting(report, read(draft), at);
    drafts.freeze(caseKey, draft, by, at);
    reports.move(businessKey, Stage.NOT_REPORTED);
    ledger.notReported(obligation(businessKey), by, at, reason.reason().strip(), reason.targetDate());
  }

  /** Back to the reporter before it went to OMB. */
  public void returnedInside(String businessKey) {
    reports.lock(businessKey);
    reports.move(businessKey, versions.openCorrection(businessKey).isPresent() ? Stage.CORRECTING : Stage.COLLECTING);
  }

  /** OMB returns the report; what was submitted stays as it was, and what was accepted before counts on. */
  public void returned(String businessKey, JsonNode draft, String by, Instant at, String comment) {
    returnedInside(businessKey);
    versions.inReview(businessKey).ifPresent(version -> review.returned(version, draft, by, at, comment));
    if (versions.openCorrection(businessKey).isEmpty()) {
      ledger.returned(obligation(businessKey), by, at, comment);
    }
  }

  public void accept(String businessKey, JsonNode draft, String by, Instant at) {
    decide(businessKey, State.ACCEPTED, draft, by, at, null);
  }

  public void acceptPartly(String businessKey, JsonNode draft, String by, Instant at, String comment) {
    decide(businessKey, State.PARTLY_ACCEPTED, draft, by, at, comment);
  }

  private void decide(String businessKey, State state, JsonNode draft, String by, Instant at, String comment) {
    var report = reports.lock(businessKey);
    var version = versions.inReview(businessKey).orElseThrow(() -> new IllegalStateException("No version of " + businessKey + " is with OMB."));
    refuseUncleared(report, version, review.leftOut(draft));
    review.accepted(version, state, draft, by, at, comment);
    versions.of(businessKey).stream().filter(each -> each.accepted() && each.id() != version.id() && !each.replaced()).forEach(earlier -> {
      versions.replaced(earlier.id());
      workflow.replaced(report);
    });
    versions.endCorrection(businessKey, "ACCEPTED", at);
    reports.move(businessKey, state == State.ACCEPTED ? Stage.ACCEPTED : Stage.PARTLY_ACCEPTED);
    settle(obligation(businessKey), state, by, at, comment);
  }

  /** A correction leaves the duty as it was, unless it is met more or less fully than before. */
  private void settle(String obligation, State state, String by, Instant at, String comment) {
    var before = ledger.get(obligation).status();
    if (state == State.ACCEPTED && before != ObligationStatus.ACCEPTED) {
      ledger.accepted(obligation, by, at);
    } else if (state == State.PARTLY_ACCEPTED && before != ObligationStatus.PARTLY_ACCEPTED) {
      ledger.partlyAccepted(obligation, by, at, comment);
    }
  }

  private void refuseUncleared(ServiceReport report, ReportVersion version, Set<Long> leftOut) {
    var faults = submitted.submitted(version).stream().filter(dataset -> !leftOut.contains(dataset.id())).flatMap(dataset -> checks.of(dataset, report).stream())
        .filter(DatasetCheck::forReview)
        .map(check -> new Fault("datasetIds", check.message() + " The report cannot be accepted as long as this is so: return it, or wait for the clearance.")).toList();
    InputRefused.ifAny(faults);
  }

  // ---- checks

  private List<Long> check(String businessKey, ReportContent content) {
    var known = datasets.of(businessKey).stream().map(Dataset::id).toList();
    var chosen = content.datasetIds() == null ? known : List.copyOf(new LinkedHashSet<>(content.datasetIds()));
    var faults = new ArrayList<Fault>();
    if (chosen.isEmpty()) {
      faults.add(new Fault("datasetIds", "The report has no response file. Upload at least one, or choose \"not reported\" and say why."));
    }
    chosen.stream().filter(id -> !known.contains(id)).forEach(id -> faults.add(new Fault("datasetIds",
        "The dataset " + id + " does not belong to this report, or was removed. Reload the form and pass the report on again.")));
    var report = reports.get(businessKey);
    datasets.of(businessKey).stream().filter(dataset -> chosen.contains(dataset.id())).flatMap(dataset -> checks.of(dataset, report).stream())
        .filter(DatasetCheck::blocking).forEach(check -> faults.add(new Fault("datasetIds", check.message())));
    text(faults, "accomplishments", "the accomplishments", content.accomplishments());
    text(faults, "indicators", "the remarks on the service-level indicators", content.indicators());
    text(faults, "plannedActions", "the planned actions", content.plannedActions());
    ServiceLevels.read(faults, content.serviceLevels());
    texts.of(report, content, datasets.of(businessKey).stream().filter(dataset -> chosen.contains(dataset.id())).toList()).stream().filter(ReportTexts.Finding::blocking)
        .forEach(each -> faults.add(new Fault(each.datasetId() == null ? each.field() : "datasetIds", each.message())));
    InputRefused.ifAny(faults);
    return chosen;
  }

  private ReportContent.NotReporting checkNotReporting(ServiceReport report, ReportContent content, Instant at) {
    var reason = content.notReporting();
    var faults = new ArrayList<Fault>();
    if (reason == null || reason.reason() == null || reason.reason().isBlank()) {
      faults.add(new Fault("notReporting.reason", "Say why the service does not report on " + report.quarter().label() + "."));
    } else if (reason.reason().strip().length() > LONGEST_REASON) {
      faults.add(new Fault("notReporting.reason", "Shorten the reason: it has " + reason.reason().length() + " characters, at most " + LONGEST_REASON + " are kept."));
    }
    var today = EasternTime.dateOf(at);
    var cap = cycles.edition(report.cycleYear()).notReportingCap();
    if (reason == null || reason.targetDate() == null) {
      faults.add(new Fault("notReporting.targetDate", "Give the target date from which the service will report."));
    } else if (!reason.targetDate().isAfter(today)) {
      faults.add(new Fault("notReporting.targetDate", "The target date " + reason.targetDate() + " has passed or is today. Choose a day after " + today + "."));
    } else if (reason.targetDate().getYear() > today.getYear() + 10) {
      faults.add(new Fault("notReporting.targetDate", "The target date " + reason.targetDate() + " is more than ten years away. Check the year."));
    } else if (cap != null && reason.targetDate().isAfter(cap.end())) {
      faults.add(new Fault("notReporting.targetDate", "The target date may not be later than " + cap.label() + ", which ends on " + cap.end() + ". Choose an earlier day."));
    }
    InputRefused.ifAny(faults);
    return reason;
  }

  private static void text(List<Fault> faults, String field, String what, String value) {
    if (value != null && value.length() > LONGEST_TEXT) {
      faults.add(new Fault(field, "Shorten " + what + ": " + value.length() + " characters, at most " + LONGEST_TEXT + " are kept."));
    }
  }

  private ReportContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, ReportContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: datasetIds is a list of numbers, a date looks like 2026-10-01. Open the form, correct it and save again.");
    }
  }

  private static String obligation(String businessKey) {
    return Obligation.id(businessKey, ObligationKind.SERVICE_REPORT);
  }
}
