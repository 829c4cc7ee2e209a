package org.hispcycle.feedback.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever is uploaded ends in a count or in a refusal that names rule and place; nothing else is thrown, and memory stays
 * bounded. Some hundred files in every build, as many as {@code hisp.fuzz.files} says in the profile {@code fuzz}.
 */
class ResponseFileFuzzTest {

  private static final int FILES = Integer.getInteger("hisp.fuzz.files", 600);
  private static final Limits LIMITS = FuzzedFiles.LIMITS;

  @Test
  void everyFileEndsInACountOrInARefusalThatSaysWhere() {
    var outcomes = new TreeMap<String, Integer>();
    for (int seed = 0; seed < FILES; seed++) {
      outcomes.merge(outcome(seed), 1, Integer::sum);
    }
    // the files must reach what they are made for
    assertThat(outcomes).containsKeys("counted", "encoding", "quotes", "unknown-column", "compression", "file-size", "delimiter", "empty-file", "rows");
  }

  private static String outcome(int seed) {
    var file = FuzzedFiles.file(seed);
    try {
      var report = ResponseFile.check(new ByteArrayInputStream(file), seed % 2 == 0 ? Scale.THUMBS : Scale.LIKERT, new Branching(5, 4), LIMITS);
      assertThat(report.rowsRead()).as("seed %d", seed).isEqualTo(report.counted() + report.refused());
      assertThat(report.positive() + report.negative()).as("seed %d", seed).isEqualTo(report.counted());
      assertNamed(report.problems(), seed);
      return "counted";
    } catch (FileRefused refused) {
      assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank().hasSizeLessThan(2_000);
      assertThat(refused.problems()).as("seed %d", seed).isNotEmpty();
      assertNamed(refused.problems(), seed);
      return refused.problems().get(0).rule();
    } catch (IOException | RuntimeException | OutOfMemoryError failed) {
      throw new AssertionError("The file of seed " + seed + " (" + file.length + " bytes) ended in " + failed, failed);
    }
  }

  private static void assertNamed(List<Problem> problems, int seed) {
    assertThat(problems).as("seed %d", seed).hasSizeLessThanOrEqualTo(LIMITS.problems()).allSatisfy(problem -> {
      assertThat(problem.rule()).isNotBlank();
      assertThat(problem.message()).isNotBlank().hasSizeLessThan(1_000);
      assertThat(problem.line() == null || problem.line() >= 1).isTrue();
    });
  }
}
