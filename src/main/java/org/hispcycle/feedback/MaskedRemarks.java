package org.hispcycle.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.hispcycle.feedback.responses.RemarkPage;
import org.hispcycle.feedback.responses.RemarkPage.Branch;
import org.hispcycle.feedback.responses.RemarkPage.Remark;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people wrote, for those who review reports at OMB: a page at a time, masked, and every page that is read is recorded.
 * It is never public (G10).
 */
@Service
public class MaskedRemarks {

  /** A page of remarks with what they were written about; {@code next} is null where there are no more. */
  public record Page(long datasetId, String reportKey, String fileName, String channel, String stage, String scale, String note, List<Remark> remarks, Long next) {}

  public static final int MOST = 200;
  static final String RECORDED = "remarks-read";
  private static final String NOTE = "E-mail addresses, phone numbers and Social Security numbers are masked. Names and addresses of houses are not recognized: do not pass remarks on. "
      + "Who reads them is recorded.";

  private final DatasetRows datasets;
  private final ServiceReports reports;
  private final ResponseFiles files;
  private final FeedbackSettings settings;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  MaskedRemarks(DatasetRows datasets, ServiceReports reports, ResponseFiles files, FeedbackSettings settings, ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.datasets = datasets;
    this.reports = reports;
    this.files = files;
    this.settings = settings;
    this.events = events;
    this.transaction = transaction;
  }

  /**
   * @param after line behind which to begin; 0 for the first page
   * @throws NotAllowed for anybody who does not review reports
   * @throws NotFound for what was not submitted to OMB, or has no remarks because the agency counted itself
   */
  public Page page(Actor caller, long id, Branch branch, long after, int size) throws IOException {
    if (!FeedbackAccess.reviews(caller)) {
      throw new NotAllowed("Remarks are read by those who review reports at OMB: the " + Roles.label(Roles.OMB_LEAD) + " and the " + Roles.label(Roles.OMB_DESK_OFFICER) + ".");
    }
    var dataset = datasets.find(id).filter(each -> each.submittedAt() != null && !datasets.counted(id))
        .orElseThrow(() -> new NotFound("There are no remarks of a dataset " + id + ". Only datasets of single responses that were submitted to OMB have some."));
    var report = reports.get(dataset.businessKey());
    RemarkPage page;
    try (var file = Files.newInputStream(files.place(dataset.sha256()))) {
      page = RemarkPage.read(file, dataset.metadata().scale(), dataset.branching(), settings.limits(), branch, after, size);
    } catch (NoSuchFileException lost) {
      throw new NotFound("The response file of the dataset " + id + " is not in the store of files any more. Tell the operator.");
    }
    // recorded before anybody sees them
    transaction.executeWithoutResult(status -> events.publishEvent(report.recorded(RECORDED, caller.userId(),
        "Remarks of respondents were read, masked.", Map.of("datasetId", Long.toString(id), "afterLine", Long.toString(after), "remarks", Integer.toString(page.remarks().size())))));
    return new Page(id, report.businessKey(), dataset.fileName(), dataset.metadata().channel(), dataset.metadata().stage(), dataset.metadata().scale().id(), NOTE, page.remarks(),
        page.next());
  }
}
