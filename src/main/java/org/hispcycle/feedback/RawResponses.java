package org.hispcycle.feedback;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hispcycle.feedback.responses.Limits;
import org.hispcycle.feedback.responses.MaskedRows;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The raw data for questions 1 and 2, "so that OMB may conduct analysis on drivers tapped for individual trust responses" (E9):
 * the responses that were counted, one row each, with remarks masked (G10). For those who review reports at OMB once it was
 * submitted, and for the agency's own people who work on the report; every copy is recorded. Never public.
 */
@Service
public class RawResponses {

  static final String RECORDED = "responses-exported";
  private static final int BUFFER = 1 << 16;

  private final FeedbackAccess access;
  private final ServiceReports reports;
  private final DatasetRows datasets;
  private final ResponseFiles files;
  private final FeedbackSettings settings;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  RawResponses(FeedbackAccess access, ServiceReports reports, DatasetRows datasets, ResponseFiles files, FeedbackSettings settings, ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.access = access;
    this.reports = reports;
    this.datasets = datasets;
    this.files = files;
    this.settings = settings;
    this.events = events;
    this.transaction = transaction;
  }

  /** What was allowed and recorded; writing it reads the file alone, so a slow reader holds no connection to the database. */
  public static final class Copy {

    private final Dataset dataset;
    private final Path file;
    private final Limits limits;

    private Copy(Dataset dataset, Path file, Limits limits) {
      this.dataset = dataset;
      this.file = file;
      this.limits = limits;
    }

    /** What to save it as. */
    public String name() {
      return "responses-" + dataset.businessKey() + "-" + dataset.id() + ".csv";
    }

    /** How many rows there are below the header. */
    public long rows() {
      return dataset.check().counted();
    }

    public void writeTo(OutputStream out) throws IOException {
      try (var in = Files.newInputStream(file)) {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        MaskedRows.write(in, dataset.metadata().scale(), dataset.branching(), limits, dataset.check().problemCounts().containsKey("duplicate-id"), text);
        text.flush();
      }
    }
  }

  /**
   * @throws NotAllowed for whoever neither reviews reports nor works on this one; nobody learns from it what others have
   * @throws NotFound for reviewers, where nothing was submitted to OMB; and where the agency counted itself
   */
  public Copy copy(Actor caller, long id) {
    var dataset = access.rawDataset(caller, id);
    var file = files.place(dataset.sha256());
    if (datasets.counted(id)) {
      throw new NotFound("The dataset " + id + " has no single responses: the agency sent counts for each question, as the edition allows. They are in the dataset itself.");
    }
    if (!Files.isRegularFile(file)) {
      throw new NotFound("The response file of the dataset " + id + " is not in the store of files any more. Tell the operator.");
    }
    // recorded before anybody sees them
    transaction.executeWithoutResult(status -> events.publishEvent(reports.get(dataset.businessKey()).recorded(RECORDED, caller.userId(),
        "A copy of the single responses was taken, with remarks masked.", Map.of("datasetId", Long.toString(id), "rows", Long.toString(dataset.check().counted())))));
    return new Copy(dataset, file, settings.limits());
  }
}
