package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.support.Measurements;
import org.junit.jupiter.api.Test;

/**
 * A file of five million responses, taken whole: unpacked where need be, hashed, kept, decoded, checked row by row, freed of
 * duplicates, counted, and its figures stored in the database; beside the CSV library reading the same file and doing
 * nothing with it, in the same run and under the same limit of 256 MB. Belongs to {@code -Pbenchmark}.
 */
class IngestionBenchmark {

  private static final int SMALL = 500_000;
  private static final int LARGE = 5_000_000;
  private static final int ROUNDS = 3;
  private static final double SHARE_OF_READER = 0.5;
  private static final double GROWTH = 1.10;

  @Test
  void fiveMillionResponsesAreTakenAtHalfTheSpeedOfReadingThemInConstantMemory() throws Exception {
    var report = new Measurements("ingestion");
    var result = measureInAProcessOfItsOwn();
    report.put("heapOfTheProcess", "256 MB").put("measured", result).put("loadAverageAfter", Measurements.loadAverage());
    report.write();

    var large = result.get("large");
    assertThat(large.get("rows").asLong()).isEqualTo(LARGE);
    assertThat(large.get("shareOfReaderThroughput").asDouble()).as("share of the reader's rows per second").isGreaterThanOrEqualTo(SHARE_OF_READER);
    assertThat(large.get("ingestNanosPerRow").asDouble() / result.get("small").get("ingestNanosPerRow").asDouble())
        .as("cost of a row at %,d rows beside that at %,d", LARGE, SMALL).isLessThanOrEqualTo(GROWTH);
  }

  private static JsonNode measureInAProcessOfItsOwn() throws Exception {
    var directory = Files.createDirectories(Path.of("target/benchmark/ingestion"));
    var output = directory.resolve("result.json");
    Files.deleteIfExists(output);
    // a surefire fork has its class path in a manifest; the property names the real one
    var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+ExitOnOutOfMemoryError",
        "-Duser.timezone=UTC"));
    for (var property : List.of("hisp.test.database", "hisp.test.user")) {
      if (System.getProperty(property) != null) {
        command.add("-D" + property + "=" + System.getProperty(property));
      }
    }
    command.addAll(List.of("-cp", classPath, IngestionRun.class.getName(), directory.toString(), output.toString(), Integer.toString(SMALL), Integer.toString(LARGE),
        Integer.toString(ROUNDS)));
    var log = new File(directory.toFile(), "process.log");
    var exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start().waitFor();
    assertThat(exit).as("see %s", log).isZero();
    return new ObjectMapper().readTree(output.toFile());
  }
}
