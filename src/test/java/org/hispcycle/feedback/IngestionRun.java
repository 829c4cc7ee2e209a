package org.hispcycle.feedback;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.feedback.responses.Branching;
import org.hispcycle.feedback.responses.ResponseFile;
import org.hispcycle.feedback.responses.ResponseFileWriter;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.support.MigratedDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The process that {@link IngestionBenchmark} starts, with a small heap: reader and ingestion take turns over each file. */
final class IngestionRun {

  private static final long SEED = 20_261_121;

  /** The fastest way to read a file with the library: cells are handed over in place and nothing is kept. */
  private static final class Nothing extends AbstractBaseCsvCallbackHandler<Nothing> {
    @Override
    protected Nothing buildRecord() {
      return this;
    }
  }

  private final ResponseFiles files;
  private final DatasetRows datasets;
  private final JdbcClient sql;
  private final FeedbackSettings settings;

  private IngestionRun(Path directory) {
    var database = MigratedDatabase.create();
    settings = new FeedbackSettings(directory.resolve("kept"), DataSize.ofGigabytes(2), 10_000_000, 100, 10_240, 200, 1_000);
    files = new ResponseFiles(settings);
    sql = JdbcClient.create(database);
    datasets = new DatasetRows(sql, new JdbcTemplate(database));
  }

  public static void main(String[] arguments) throws IOException {
    var directory = Path.of(arguments[0]);
    var run = new IngestionRun(directory);
    int small = Integer.parseInt(arguments[2]);
    int large = Integer.parseInt(arguments[3]);
    int rounds = Integer.parseInt(arguments[4]);
    var smallFile = written(directory, small);
    var largeFile = written(directory, large);
    // the compiler of the JVM needs to have seen both before either is measured
    run.ingest(smallFile);
    read(smallFile);
    var result = new LinkedHashMap<String, Object>();
    result.put("small", run.measure(smallFile, small, rounds));
    result.put("large", run.measure(largeFile, large, rounds));
    new ObjectMapper().writeValue(Path.of(arguments[1]).toFile(), result);
    Files.delete(smallFile);
    Files.delete(largeFile);
  }

  private static Path written(Path directory, int rows) throws IOException {
    var file = directory.resolve(rows + ".csv");
    ResponseFileWriter.write(file, rows, SEED);
    return file;
  }

  private Map<String, Object> measure(Path file, int rows, int rounds) throws IOException {
    List<Long> reading = new ArrayList<>();
    List<Long> ingesting = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long started = System.nanoTime();
      read(file);
      reading.add(System.nanoTime() - started);
      started = System.nanoTime();
      long counted = ingest(file);
      ingesting.add(System.nanoTime() - started);
      if (counted != rows) {
        throw new IllegalStateException(counted + " of " + rows + " rows were counted.");
      }
    }
    long reader = median(reading);
    long ingestion = median(ingesting);
    var measured = new LinkedHashMap<String, Object>();
    measured.put("rows", rows);
    measured.put("megabytes", Files.size(file) / 1_000_000);
    measured.put("readerMilliseconds", reader / 1_000_000);
    measured.put("ingestMilliseconds", ingestion / 1_000_000);
    measured.put("ingestRowsPerSecond", rows * 1_000_000_000L / ingestion);
    measured.put("ingestNanosPerRow", (double) ingestion / rows);
    measured.put("shareOfReaderThroughput", Math.round(1000.0 * reader / ingestion) / 1000.0);
    return measured;
  }

  private static long median(List<Long> nanos) {
    var sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void read(Path file) throws IOException {
    try (var csv = CsvReader.builder().build(new Nothing(), new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      csv.forEach(row -> {});
    }
  }

  /** The same calls as {@link DatasetUploads}, without the report around them. */
  private long ingest(Path file) throws IOException {
    var key = "FY2026Q1-BENCHMARK-" + System.nanoTime();
    sql.sql("insert into service_report (business_key, cycle_year, agency_id, hisp_id, service_id, fiscal_quarter, stage, opened_at) values (?, 2026, 'VA', ?, 26, 'FY2026Q1', 'COLLECTING', current_timestamp)")
        .params(key, key.substring(key.length() - 20)).update();
    try (var incoming = files.receive(); var upload = Files.newInputStream(file)) {
      var copy = incoming.copying(upload);
      var branching = new Branching(5, 4);
      var check = ResponseFile.check(copy, Scale.THUMBS, branching, settings.limits());
      copy.transferTo(OutputStream.nullOutputStream());
      var sha256 = incoming.finish();
      incoming.keep(sha256);
      var about = new DatasetMetadata("website", "end", "post_service_journey", Scale.THUMBS, "9900-0016", "Benchmark", null, null, null, null, null, null);
      datasets.add(new Dataset(0, key, sha256, "responses.csv", incoming.size(), about, new Threshold(branching, null, null), check, "benchmark", Instant.now(), null, false));
      files.remove(sha256);
      return check.counted();
    }
  }
}
