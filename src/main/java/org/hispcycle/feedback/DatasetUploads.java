package org.hispcycle.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.feedback.responses.ResponseFile;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes response files (E9). A file is read and checked outside any transaction, in one pass; only its counts are written,
 * in a short one. The same file for the same report is one dataset, however often it is sent.
 */
@Service
public class DatasetUploads {

  /** @param created false where the same file was there already */
  public record Receipt(Dataset dataset, boolean created) {}

  private static final int STRIPES = 64;

  private final FeedbackSettings settings;
  private final ResponseFiles files;
  private final DatasetRows datasets;
  private final ServiceReports reports;
  private final Thresholds thresholds;
  private final Cycles cycles;
  private final Clock clock;
  private final TransactionTemplate transaction;
  /** Two uploads of equal files, or one and a removal, must not disagree about the file on disk. */
  private final List<Object> locks = Stream.generate(Object::new).limit(STRIPES).toList();

  DatasetUploads(FeedbackSettings settings, ResponseFiles files, DatasetRows datasets, ServiceReports reports, Thresholds thresholds,
      Cycles cycles, Clock clock, TransactionTemplate transaction) {
    this.settings = settings;
    this.files = files;
    this.datasets = datasets;
    this.reports = reports;
    this.thresholds = thresholds;
    this.cycles = cycles;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * @throws org.hispcycle.feedback.responses.FileRefused if nothing of the file can be taken
   * @throws Conflict if the report takes no files any more, or has this file with other metadata
   * @throws IOException if the upload breaks off; nothing is left behind
   */
  public Receipt upload(ServiceReport report, DatasetMetadata about, String fileName, InputStream file, String by) throws IOException {
    refuseUnlessCollecting(report);
    var metadata = new DatasetMetadata(about.channel(), about.stage(), about.pointInTime(), about.scale(), about.controlNumber(),
        about.surveyTitle(), about.trustQuestionText(), about.volumeOfCustomers(), about.volumeOffered(), null);
    var branching = thresholds.of(cycles.edition(report.cycleYear()), report.hispId());
    try (var incoming = files.receive()) {
      var copy = incoming.copying(file);
      var check = ResponseFile.check(copy, metadata.scale(), branching, settings.limits());
      // what stands behind the end of a compressed file is part of the file, too
      copy.transferTo(OutputStream.nullOutputStream());
      if (metadata.volumeOffered() != null && check.counted() > metadata.volumeOffered()) {
        throw InputRefused.of(List.of(new Fault("metadata.volumeOffered", "The file has " + check.counted()
            + " responses, but the survey was offered to " + metadata.volumeOffered() + " customers only. Correct that number, or upload another file.")));
      }
      var sha256 = incoming.finish();
      var dataset = new Dataset(0, report.businessKey(), sha256, plainName(fileName), incoming.size(), metadata, branching, check, by,
          clock.instant(), null, false);
      return store(dataset, incoming);
    }
  }

  private Receipt store(Dataset dataset, ResponseFiles.Incoming incoming) {
    synchronized (lock(dataset.sha256())) {
      var kept = new AtomicBoolean();
      try {
        return transaction.execute(status -> {
          refuseUnlessCollecting(reports.lock(dataset.businessKey()));
          var known = datasets.find(dataset.businessKey(), dataset.sha256());
          if (known.isPresent()) {
            return new Receipt(refuseUnlessSame(known.get(), dataset.metadata()), false);
          }
          kept.set(keep(incoming, dataset.sha256()));
          return new Receipt(datasets.add(dataset), true);
        });
      } catch (RuntimeException failed) {
        if (kept.get() && !datasets.uses(dataset.sha256())) {
          files.remove(dataset.sha256());
        }
        throw failed;
      }
    }
  }

  private static boolean keep(ResponseFiles.Incoming incoming, String sha256) {
    try {
      return incoming.keep(sha256);
    } catch (IOException failed) {
      throw new UncheckedIOException("The response file could not be moved to its place.", failed);
    }
  }

  /** Takes a file back, with what was counted in it; one that was ever signed stays. */
  public void remove(Dataset dataset) {
    synchronized (lock(dataset.sha256())) {
      transaction.executeWithoutResult(status -> {
        refuseUnlessCollecting(reports.lock(dataset.businessKey()));
        var current = datasets.find(dataset.id()).orElseThrow(() -> new NotFound("The dataset " + dataset.id() + " has been removed already."));
        if (current.submittedAt() != null) {
          throw new Conflict("The dataset " + dataset.id() + " was submitted to OMB and is kept. Leave it out of the report if it should not count any more.");
        }
        datasets.remove(dataset.id());
      });
      if (!datasets.uses(dataset.sha256())) {
        files.remove(dataset.sha256());
      }
    }
  }

  private Object lock(String sha256) {
    return locks.get(Math.floorMod(sha256.hashCode(), STRIPES));
  }

  private static void refuseUnlessCollecting(ServiceReport report) {
    if (report.stage() != Stage.COLLECTING) {
      throw new Conflict("The report " + report.businessKey() + " takes no files now (" + report.stage().label().toLowerCase()
          + "). What was submitted is never replaced; if something is wrong, have the report returned first.");
    }
  }

  private static Dataset refuseUnlessSame(Dataset known, DatasetMetadata metadata) {
    if (!known.metadata().equals(metadata)) {
      throw new Conflict("This file is in the report already as dataset " + known.id() + ", with another description (channel, stage, "
          + "point in time, scale, control number, titles or volumes). Remove that dataset first if the new description is right.");
    }
    return known;
  }

  private static String plainName(String fileName) {
    var name = fileName == null || fileName.isBlank() ? "responses.csv" : fileName.replaceAll("\\p{Cntrl}", "").replaceAll(".*[/\\\\]", "");
    return name.isBlank() ? "responses.csv" : name.substring(Math.max(0, name.length() - 200));
  }
}
