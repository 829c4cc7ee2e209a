package org.hispcycle.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Drafts.Submission;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.feedback.responses.PersonalData;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.TextRule;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of reports that OMB has accepted. A correction is a new version with a reason; the version before it stays as it
 * is, and public, until the correction is released (E1, E9). A quarter that was declared as not reported can be reported after all
 * in the same way (E12); it is late, and shown as late.
 */
@Service
@Transactional
public class Corrections {

  private static final Set<String> WHO_CORRECTS = Set.of(Roles.HISP_REPORTER, Roles.HISP_OFFICIAL, Roles.SERVICE_DELIVERY_OFFICIAL);
  private static final int LONGEST_REASON = 4_000;

  private final ServiceReports reports;
  private final ReportVersions versions;
  private final SubmittedReports submitted;
  private final Drafts drafts;
  private final ReportWorkflow workflow;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Corrections(ServiceReports reports, ReportVersions versions, SubmittedReports submitted, Drafts drafts, ReportWorkflow workflow,
      ApplicationEventPublisher events, Clock clock) {
    this.events = events;
    this.reports = reports;
    this.versions = versions;
    this.submitted = submitted;
    this.drafts = drafts;
    this.workflow = workflow;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public boolean open(String businessKey) {
    return versions.openCorrection(businessKey).isPresent();
  }

  /** May the caller begin one, whatever state the report is in? */
  public static boolean mayCorrect(Actor caller, ServiceReport report) {
    return WHO_CORRECTS.stream().anyMatch(caller::is) && caller.agencies().contains(report.agencyId());
  }

  /**
   * Somebody of the agency begins a correction; it starts from the words that were accepted, or that stood beside the declaration.
   *
   * @throws Conflict if the report is not in a state to be corrected, with what to do instead
   */
  public ServiceReport begin(String businessKey, String reason, Actor caller) {
    var report = reports.lock(businessKey);
    if (!mayCorrect(caller, report)) {
      throw new NotAllowed("Reports are corrected by reporters, HISP officials and Service Delivery Officials of the agency. Ask one of them.");
    }
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "reason", "what is wrong in the report and has to be corrected", reason, true, LONGEST_REASON);
    InputRefused.ifAny(faults);
    refuseUnlessOver(report);
    try {
      versions.begin(businessKey, reason.strip(), caller.userId(), clock.instant());
    } catch (DuplicateKeyException raced) {
      throw new Conflict("Somebody else began a correction of this report at the same moment. Reload the page and carry on with that one.");
    }
    var key = ServiceReport.caseKey(businessKey);
    drafts.save(key, drafts.version(key), versions.accepted(businessKey).map(submitted::json).orElseGet(() -> withoutDeclaration(key)), caller.userId());
    reports.move(businessKey, Stage.CORRECTING);
    events.publishEvent(report.recorded("report-correction-begun", caller.userId(), report.stage() == Stage.NOT_REPORTED
        ? "A report was begun for a quarter that had been declared as not reported." : "A correction of the accepted feedback report was begun.",
        Map.of("reason", PersonalData.masked(reason.strip()))));
    workflow.startCorrection(report);
    return reports.get(businessKey);
  }

  /** What was written before the declaration that nothing is reported, without the declaration. */
  private JsonNode withoutDeclaration(String key) {
    var words = JsonNodeFactory.instance.objectNode();
    drafts.latestSubmission(key).map(Submission::content).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).ifPresent(words::setAll);
    words.remove("notReporting");
    return words;
  }

  private static void refuseUnlessOver(ServiceReport report) {
    switch (report.stage()) {
      case ACCEPTED, PARTLY_ACCEPTED, NOT_REPORTED -> { }
      case CORRECTING -> throw new Conflict("The report is being corrected already. Open the task \"Correct report\" in the inbox and carry on there.");
      case COLLECTING -> throw new Conflict("OMB has not accepted the report yet: change it in the task \"Submit feedback data\". No correction is needed.");
      case SIGNING, CONFIRMING -> throw new Conflict("The report is with the Service Delivery Official. Ask for its return, and change it then.");
      case REVIEWING -> throw new Conflict("The report is with OMB. Ask OMB to return it, and change it then; a correction can begin once OMB has accepted it.");
      case ENDED -> throw new Conflict("The report is owed no more and was ended, so it cannot be corrected.");
    }
  }

  /** Nothing has to change after all: the accepted version counts on, or the declaration where there is none. */
  public void giveUp(String businessKey, String by, Instant at) {
    var report = reports.lock(businessKey);
    versions.endCorrection(businessKey, "GIVEN_UP", at);
    var stage = versions.accepted(businessKey).map(accepted -> accepted.state() == ReportVersion.State.ACCEPTED ? Stage.ACCEPTED : Stage.PARTLY_ACCEPTED)
        .orElse(Stage.NOT_REPORTED);
    reports.move(businessKey, stage);
    events.publishEvent(report.recorded("report-correction-given-up", by, stage == Stage.NOT_REPORTED
        ? "The late report was given up; the quarter stays not reported." : "The correction of the feedback report was given up; the accepted version counts on.", Map.of()));
  }
}
