package org.hispcycle.feedback;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may see and touch which report. What belongs to another agency is answered exactly like what does not exist, so that
 * nobody learns from an answer what others report.
 */
@Service
@Transactional(readOnly = true)
public class FeedbackAccess {

  private static final Set<String> UPLOADERS = Set.of(Roles.HISP_REPORTER, Roles.HISP_OFFICIAL, Roles.SERVICE_DELIVERY_OFFICIAL);

  /** Who reviews reports at OMB. */
  private static final List<String> REVIEWERS = List.of(Roles.OMB_LEAD, Roles.OMB_DESK_OFFICER);

  private final ServiceReports reports;
  private final DatasetRows datasets;

  FeedbackAccess(ServiceReports reports, DatasetRows datasets) {
    this.reports = reports;
    this.datasets = datasets;
  }

  /** The reports of the service for the quarter that the caller may see; at least one. */
  public List<ServiceReport> visible(Actor caller, int serviceId, FiscalQuarter quarter) {
    var found = reports.of(serviceId, quarter).stream().filter(report -> maySee(caller, report.agencyId())).toList();
    if (found.isEmpty()) {
      throw nothing(serviceId, quarter);
    }
    return found;
  }

  /** Everybody in the agency and at OMB sees reports; roles that have no part in them do not change them. */
  private static boolean maySee(Actor caller, String agencyId) {
    return caller.mayActFor(agencyId);
  }

  /** Refuses early whoever uploads for no report at all, before a large file is received. */
  public List<ServiceReport> mayUpload(Actor caller, int serviceId, FiscalQuarter quarter) {
    if (UPLOADERS.stream().noneMatch(caller::is)) {
      throw new NotAllowed("Response files are uploaded by reporters, HISP officials and Service Delivery Officials of the agency. Ask one of them.");
    }
    var own = reports.of(serviceId, quarter).stream().filter(report -> caller.agencies().contains(report.agencyId())).toList();
    if (own.isEmpty()) {
      throw nothing(serviceId, quarter);
    }
    return own;
  }

  /** The one report that is meant; the HISP must be named only where two of the caller's report on the same service. */
  public static ServiceReport one(List<ServiceReport> own, String hispId) {
    if (hispId == null && own.size() == 1) {
      return own.get(0);
    }
    var hisps = own.stream().map(ServiceReport::hispId).collect(Collectors.joining(", "));
    return own.stream().filter(report -> report.hispId().equals(hispId)).findFirst().orElseThrow(() -> new InputRefused(
        hispId == null ? "More than one HISP reports on this service: say which one in metadata.hispId (" + hisps + ")."
            : "The HISP named in metadata.hispId does not report on this service for your agency. It is " + hisps + "."));
  }

  public Dataset dataset(Actor caller, long id) {
    return datasets.find(id).filter(dataset -> caller.agencies().contains(reports.get(dataset.businessKey()).agencyId()))
        .filter(dataset -> UPLOADERS.stream().anyMatch(caller::is))
        .orElseThrow(() -> new NotFound("There is no dataset " + id + " that you may remove. It may be gone already; reload the form."));
  }

  /** Reviews reports at OMB. */
  static boolean reviews(Actor caller) {
    return REVIEWERS.stream().anyMatch(caller::is);
  }

  /** What the report tells of the dataset, the caller may see, too. */
  public Dataset visibleDataset(Actor caller, long id) {
    return datasets.find(id).filter(dataset -> maySee(caller, reports.get(dataset.businessKey()).agencyId()))
        .orElseThrow(() -> new NotFound("There is no dataset " + id + " that you may see. Datasets that were taken back are gone; look at the report."));
  }

  /** Single responses: for OMB's reviewers once they were submitted, and for the agency's own people who work on the report. */
  Dataset rawDataset(Actor caller, long id) {
    var found = datasets.find(id);
    if (reviews(caller)) {
      return found.filter(dataset -> dataset.submittedAt() != null)
          .orElseThrow(() -> new NotFound("There is no dataset " + id + " that was submitted to OMB. What an agency has not submitted yet is not shown."));
    }
    return found.filter(dataset -> caller.agencies().contains(reports.get(dataset.businessKey()).agencyId())).filter(dataset -> UPLOADERS.stream().anyMatch(caller::is))
        .orElseThrow(() -> new NotAllowed("Single responses are for those who review reports at OMB, and for the reporters, HISP officials and Service Delivery Officials of the "
            + "agency whose dataset it is. The dataset " + id + " is not one of yours."));
  }

  private static NotFound nothing(int serviceId, FiscalQuarter quarter) {
    return new NotFound("Your agency has no open report of the service " + serviceId + " for " + quarter.label()
        + ". Reports open the day after the quarter ends, for designated services only; look at your inbox for those that are open.");
  }
}
