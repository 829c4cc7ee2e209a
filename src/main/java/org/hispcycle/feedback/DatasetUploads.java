package org.hispcycle.feedback;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.edition.Editions;
import org.hispcycle.feedback.responses.KnownIds;
import org.hispcycle.feedback.responses.ResponseFile;
import org.hispcycle.feedback.responses.Scale;
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
  private final DatasetSurveys surveys;
  private final Cycles cycles;
  private final Editions editions;
  private final ObjectMapper json;
  private final Clock clock;
  private final TransactionTemplate transaction;
  /** Two uploads of equal files, or one and a removal, must not disagree about the file on disk. */
  private final List<Object> locks = Stream.generate(Object::new).limit(STRIPES).toList();

  DatasetUploads(FeedbackSettings settings, ResponseFiles files, DatasetRows datasets, ServiceReports reports, Thresholds thresholds, DatasetSurveys surveys,
      Cycles cycles, Editions editions, ObjectMapper json, Clock clock, TransactionTemplate transaction) {
    this.editions = editions;
    this.json = json;
    this.settings = settings;
    this.files = files;
    this.datasets = datasets;
    this.reports = reports;
    this.thresholds = thresholds;
    this.surveys = surveys;
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
    return upload(report, about, fileName, file, by, null);
  }

  /**
   * As {@link #upload(ServiceReport, DatasetMetadata, String, InputStream, String)}, in place of a dataset that was not submitted yet.
   * The old one goes when the new one is there, and not before.
   *
   * @param replaced null for a dataset beside the others
   */
  public Receipt upload(ServiceReport report, DatasetMetadata about, String fileName, InputStream file, String by, Dataset replaced) throws IOException {
    refuseUnlessCollecting(report);
    refuseUnlessReplaceable(report, replaced);
    var metadata = surveys.named(about.ofReport(), report);
    var threshold = thresholds.of(cycles.edition(report.cycleYear()), surveys.of(metadata, report));
    try (var incoming = files.receive()) {
      var copy = incoming.copying(file);
      var checked = ResponseFile.checkKeepingIds(copy, metadata.scale(), threshold.branching(), settings.limits());
      var check = checked.report();
      // what stands behind the end of a compressed file is part of the file, too
      copy.transferTo(OutputStream.nullOutputStream());
      about.refuseUnlessPossible(check.counted(), check.rowsRead());
      var sha256 = incoming.finish();
      var dataset = new Dataset(0, report.businessKey(), sha256, plainName(fileName), incoming.size(), metadata, threshold, check, by,
          clock.instant(), null, false);
      return store(report, dataset, incoming, null, replaced, checked.ids());
    }
  }

  /**
   * Takes counts instead of single responses, where the edition has that form (E14).
   *
   * @throws Conflict as {@link #upload}
   */
  public Receipt counts(ServiceReport report, DatasetMetadata about, AnswerCounts counts, String by, Dataset replaced) throws IOException {
    refuseUnlessCollecting(report);
    refuseUnlessReplaceable(report, replaced);
    var edition = cycles.edition(report.cycleYear());
    if (editions.codes(edition.id(), "dataset-form").stream().noneMatch(form -> form.code().equals("counts"))) {
      throw InputRefused.of(List.of(new Fault("questions", "The " + edition.id() + " edition asks for single responses, not for counts. Upload the response file instead.")));
    }
    if (about.scale() != Scale.LIKERT) {
      throw InputRefused.of(List.of(new Fault("metadata.scale", "Counts are taken for five-point scales (" + Scale.LIKERT.id() + "). Upload single responses for another scale.")));
    }
    about.refuseUnlessPossible(counts.respondents(), counts.respondents());
    var metadata = surveys.named(about.ofReport(), report);
    var threshold = thresholds.of(edition, surveys.of(metadata, report));
    try (var incoming = files.receive()) {
      incoming.copying(new ByteArrayInputStream(json.writeValueAsBytes(counts))).transferTo(OutputStream.nullOutputStream());
      var sha256 = incoming.finish();
      var dataset = new Dataset(0, report.businessKey(), sha256, "counts.json", incoming.size(), metadata, threshold,
          counts.report(threshold.branching()), by, clock.instant(), null, false);
      return store(report, dataset, incoming, counts, replaced, null);
    }
  }

  private Receipt store(ServiceReport report, Dataset dataset, ResponseFiles.Incoming incoming, AnswerCounts counts, Dataset replaced, KnownIds ids) throws IOException {
    var elsewhere = new TreeMap<Long, Long>();
    compare(dataset, ids, datasets.ofOtherQuarters(report), new TreeSet<>(), elsewhere);
    var overlaps = new TreeMap<Long, Long>();
    var compared = new TreeSet<Long>();
    while (true) {
      // files are read outside the transaction; whoever added one meanwhile is asked once more
      compare(dataset, ids, datasets.of(dataset.businessKey()), compared, overlaps);
      var receipt = store(dataset, incoming, counts, replaced, ids == null ? null : compared, overlaps, elsewhere);
      if (receipt != null) {
        if (replaced != null && receipt.dataset().id() != replaced.id()) {
          forget(replaced.sha256());
        }
        return receipt;
      }
    }
  }

  /** Which ids of this file other files have, too (X7). */
  private void compare(Dataset dataset, KnownIds ids, List<Dataset> others, Set<Long> compared, Map<Long, Long> overlaps) throws IOException {
    if (ids == null) {
      return;
    }
    for (var other : others) {
      if (compared.add(other.id()) && !other.sha256().equals(dataset.sha256()) && !datasets.counted(other.id())) {
        try (var file = Files.newInputStream(files.place(other.sha256()))) {
          long shared = ids.countIn(file);
          if (shared > 0) {
            overlaps.put(other.id(), shared);
          }
        } catch (NoSuchFileException removed) {
          // taken back while this one was read
        }
      }
    }
  }

  /** @return null where another file came in that was not compared yet */
  private Receipt store(Dataset dataset, ResponseFiles.Incoming incoming, AnswerCounts counts, Dataset replaced, Set<Long> compared, Map<Long, Long> overlaps,
      Map<Long, Long> elsewhere) {
    synchronized (lock(dataset.sha256())) {
      var kept = new AtomicBoolean();
      try {
        return transaction.execute(status -> {
          refuseUnlessCollecting(reports.lock(dataset.businessKey()));
          var known = datasets.find(dataset.businessKey(), dataset.sha256());
          var itself = replaced != null && known.isPresent() && known.get().id() == replaced.id();
          if (known.isPresent() && (!itself || known.get().metadata().says(dataset.metadata()))) {
            return new Receipt(refuseUnlessSame(known.get(), dataset.metadata()), false);
          }
          var others = datasets.of(dataset.businessKey()).stream().map(Dataset::id).collect(Collectors.toSet());
          if (compared != null && !compared.containsAll(others)) {
            return null;
          }
          if (replaced != null) {
            removable(replaced.id());
            datasets.remove(replaced.id());
            others.remove(replaced.id());
          }
          kept.set(keep(incoming, dataset.sha256()));
          var added = datasets.add(dataset);
          if (counts != null) {
            datasets.addQuestions(added.id(), counts);
          }
          overlaps.forEach((other, shared) -> {
            if (others.contains(other)) {
              datasets.addOverlap(added.id(), other, shared);
            }
          });
          // what was submitted is never removed
          elsewhere.forEach((other, shared) -> datasets.addOverlap(added.id(), other, shared));
          return new Receipt(added, true);
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
    transaction.executeWithoutResult(status -> {
      refuseUnlessCollecting(reports.lock(dataset.businessKey()));
      removable(dataset.id());
      datasets.remove(dataset.id());
    });
    forget(dataset.sha256());
  }

  /** @throws Conflict for a dataset that was submitted: it is never removed or replaced */
  private void removable(long id) {
    var current = datasets.find(id).orElseThrow(() -> new NotFound("The dataset " + id + " has been removed already. Reload the form."));
    if (current.submittedAt() != null) {
      throw new Conflict("The dataset " + id + " was submitted to OMB and is kept. Leave it out of the report if it should not count any more.");
    }
  }

  private void refuseUnlessReplaceable(ServiceReport report, Dataset replaced) {
    if (replaced != null && !replaced.businessKey().equals(report.businessKey())) {
      throw new Conflict("The dataset " + replaced.id() + " belongs to the report " + replaced.businessKey() + ". A file replaces datasets of its own report only.");
    }
    if (replaced != null) {
      removable(replaced.id());
    }
  }

  private void forget(String sha256) {
    synchronized (lock(sha256)) {
      if (!datasets.uses(sha256)) {
        files.remove(sha256);
      }
    }
  }

  private Object lock(String sha256) {
    return locks.get(Math.floorMod(sha256.hashCode(), STRIPES));
  }

  private static void refuseUnlessCollecting(ServiceReport report) {
    if (!report.stage().takesFiles()) {
      throw new Conflict("The report " + report.businessKey() + " takes no files now (" + report.stage().label().toLowerCase()
          + "). What was submitted is never replaced; if something is wrong, have the report returned first, or begin a correction once OMB has accepted it.");
    }
  }

  private static Dataset refuseUnlessSame(Dataset known, DatasetMetadata metadata) {
    if (!known.metadata().says(metadata)) {
      throw new Conflict("This file is in the report already as dataset " + known.id() + ", with another description (channel, stage, "
          + "point in time, scale, survey, control number, titles or volumes). Remove that dataset first if the new description is right.");
    }
    return known;
  }

  private static String plainName(String fileName) {
    var name = fileName == null || fileName.isBlank() ? "responses.csv" : fileName.replaceAll("\\p{Cntrl}", "").replaceAll(".*[/\\\\]", "");
    return name.isBlank() ? "responses.csv" : name.substring(Math.max(0, name.length() - 200));
  }
}
