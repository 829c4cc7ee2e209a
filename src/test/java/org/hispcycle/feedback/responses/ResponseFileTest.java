package org.hispcycle.feedback.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFileTest {

  static final Limits LIMITS = new Limits(1L << 30, 10_000_000, 100, 10_240, 200, 1_000);
  static final Branching EDITION_2023 = new Branching(5, 4);
  private static final String HEADER = String.join(",", ResponseRows.COLUMNS);
  private static final String UP = ",1,1,0,0,null,0,0,0,null,null,null,null,null,null,null,fine";
  private static final String DOWN = ",0,null,null,null,null,null,null,null,0,1,0,null,0,0,0,";

  @Test
  void aGoodFileIsCountedByAnswerAndDriver() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a" + UP, "b" + UP, "c" + DOWN);

    assertThat(report.rowsRead()).isEqualTo(3);
    assertThat(report.counted()).isEqualTo(3);
    assertThat(report.refused()).isZero();
    assertThat(report.answers()).containsEntry("1", 2L).containsEntry("0", 1L);
    assertThat(report.trustShare()).isEqualByComparingTo("0.6667");
    assertThat(driver(report, "positive", "effectiveness").chosen()).isEqualTo(2);
    assertThat(driver(report, "positive", "effectiveness").share()).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(driver(report, "positive", "transparency").notAsked()).isEqualTo(2);
    assertThat(driver(report, "positive", "transparency").share()).as("nobody was asked for it").isNull();
    assertThat(driver(report, "negative", "ease").chosen()).isEqualTo(1);
    assertThat(driver(report, "negative", "effectiveness").notChosen()).isEqualTo(1);
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void thePlaceholderFileOfTouchpointsIsRefusedLineByLine() throws IOException {
    try (var file = resource("touchpoints-placeholders.csv")) {
      var refusal = catchThrowableOfType(FileRefused.class, () -> ResponseFile.check(file, Scale.THUMBS, EDITION_2023, LIMITS));

      assertThat(refusal.counted()).isZero();
      assertThat(refusal.refused()).isEqualTo(refusal.rowsRead()).isEqualTo(50);
      assertThat(refusal).hasMessageContaining("Not one of the 50 rows can be counted");
      assertThat(refusal.problems()).extracting(Problem::line).contains(2L, 51L);
      assertThat(refusal.problems().get(0).message()).contains("line 2").contains("\"Data 1-1\"").contains("0 or 1");
    }
  }

  @Test
  void theFileWithAByteOrderMarkIsRead() throws IOException {
    try (var file = resource("touchpoints-with-bom.csv")) {
      var report = ResponseFile.check(file, Scale.THUMBS, EDITION_2023, LIMITS);

      assertThat(report.counted()).isEqualTo(4);
      assertThat(report.trustShare()).isEqualByComparingTo("1");
    }
  }

  @Test
  void columnsMayStandInAnyOrder() throws IOException {
    var order = new ArrayList<>(ResponseRows.COLUMNS);
    Collections.shuffle(order, new Random(7));
    var row = order.stream().map(column -> switch (column) {
      case "external_id" -> "a";
      case "question_1" -> "1";
      case "positive_ease" -> "1";
      default -> "";
    }).toList();

    var report = check(Scale.THUMBS, String.join(",", order), String.join(",", row));

    assertThat(driver(report, "positive", "ease").chosen()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 0", "4, 0, 1", "1, 0, 1"})
  void onALikertScaleTheGuidelineSaysWhichBranchIsPositive(int answer, int positive, int negative) throws IOException {
    var report = check(Scale.LIKERT, HEADER, "a," + answer + ",,,,,,,,,,,,,,,");

    assertThat(report.positive()).isEqualTo(positive);
    assertThat(report.negative()).isEqualTo(negative);
  }

  @Test
  void theTrustShareFollowsTheThresholdOfTheGuideline() throws IOException {
    var rows = utf8(String.join("\n", HEADER, likert("a", 5), likert("b", 4), likert("c", 3), likert("d", 1)));

    assertThat(ResponseFile.check(rows, Scale.LIKERT, new Branching(5, 4), LIMITS).trustShare()).isEqualByComparingTo("0.5");
    rows.reset();
    assertThat(ResponseFile.check(rows, Scale.LIKERT, new Branching(5, 3), LIMITS).trustShare()).isEqualByComparingTo("0.75");
  }

  @Test
  void anAnswerInTheHiddenBranchIsFlaggedAndNotCounted() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a,1,,,,,,,,,1,,,,,,");

    assertThat(report.counted()).isEqualTo(1);
    assertThat(report.flagged()).isEqualTo(1);
    assertThat(driver(report, "negative", "ease").chosen()).isZero();
    assertThat(report.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.rule()).isEqualTo("hidden-branch");
      assertThat(problem.line()).isEqualTo(2);
      assertThat(problem.field()).isEqualTo("negative_ease");
    });
  }

  @Test
  void aRowThatAnswersBothBranchesIsToldFromOneThatAnswersTheHiddenOneOnly() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a,1,1,,,,,,,,1,1,,,,,", "b,0,1,,,,,,,,,,,,,,", "c" + UP);

    assertThat(report.problemCounts()).containsExactlyInAnyOrderEntriesOf(Map.of("both-branches", 1L, "hidden-branch", 1L));
    assertThat(report.problems()).extracting(Problem::message).satisfiesExactly(
        both -> assertThat(both).contains("Line 2 answers negative_ease and 1 more of its branch beside answers in the other branch", "these answers are not"),
        hidden -> assertThat(hidden).contains("Line 3 answers positive_effectiveness although question_1 is 0", "this answer is not"));
  }

  @Test
  void aRowCountsOnceForARuleHoweverManyOfItsCellsBreakIt() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a,1,,,,,,,,1,1,1,1,1,1,1,", "b,1,x,x,x,x,x,x,x,,,,,,,,", "c,1,x,,,,,,,,,,,,,,", "d" + UP);

    assertThat(report.problemCounts()).containsExactlyInAnyOrderEntriesOf(Map.of("hidden-branch", 1L, "driver", 2L));
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.problems()).as("each cell that is to be corrected is named").hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "1.0", "yes", "", "null", "6"})
  void anImpossibleQuestion1RefusesItsRowAlone(String answer) throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a" + UP, "b," + answer + ",,,,,,,,,,,,,,,", "c" + UP);

    assertThat(report.counted()).isEqualTo(2);
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.rule()).isEqualTo("question-1");
      assertThat(problem.line()).isEqualTo(3);
    });
  }

  @Test
  void zeroIsNoAnswerOnALikertScale() throws IOException {
    var report = check(Scale.LIKERT, HEADER, likert("a", 5), likert("b", 0));

    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.problems().get(0).message()).contains("from 1 to 5");
  }

  @Test
  void otherFaultsOfARowAreNamed() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a" + UP, UP, "b,1,2,,,,,,,,,,,,,,", "c,1,1", "a" + UP, "d" + UP + ",more",
        "e,1,,,,,,,,,,,,,,,no\u0000thing", "f,1,,,,,,,,,,,,,,," + "x".repeat(10_241));

    assertThat(report.counted()).isEqualTo(1);
    assertThat(report.refused()).isEqualTo(7);
    assertThat(report.problems()).extracting(Problem::rule).containsExactly(
        "external-id", "driver", "field-count", "duplicate-id", "field-count", "nul", "cell-length");
    assertThat(report.problems()).extracting(Problem::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void aRowCorrectedFurtherDownIsNoRepetition() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a,7,,,,,,,,,,,,,,,", "a" + UP);

    assertThat(report.counted()).isEqualTo(1);
    assertThat(report.problems()).extracting(Problem::rule).containsExactly("question-1");
  }

  @Test
  void linesAreCountedThroughQuotedLineBreaks() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a,1,,,,,,,,,,,,,,,\"two\nlines, and \"\"more\"\"\"", "b,x,,,,,,,,,,,,,,,");

    assertThat(report.counted()).isEqualTo(1);
    assertThat(report.problems().get(0).line()).isEqualTo(4);
  }

  @Test
  void textThatASpreadsheetWouldRunIsFlagged() throws IOException {
    var report = check(Scale.THUMBS, HEADER, "a,1,,,,,,,,,,,,,,,=HYPERLINK(1)", "@b" + UP);

    assertThat(report.counted()).isEqualTo(2);
    assertThat(report.flagged()).isEqualTo(2);
    assertThat(report.problemCounts()).containsEntry("formula", 2L);
  }

  @Test
  void everyWrongColumnIsNamed() {
    var refusal = refusal(HEADER.replace("positive_ease", "positive_easy").replace("question_4", "external_id"), "a");

    assertThat(refusal.problems()).extracting(Problem::rule, Problem::field).containsExactlyInAnyOrder(
        org.assertj.core.groups.Tuple.tuple("unknown-column", "positive_easy"),
        org.assertj.core.groups.Tuple.tuple("duplicate-column", "external_id"),
        org.assertj.core.groups.Tuple.tuple("missing-column", "positive_ease"),
        org.assertj.core.groups.Tuple.tuple("missing-column", "question_4"));
  }

  @ParameterizedTest
  @CsvSource({"';', semicolons", "'\t', tabs", "|, vertical bars"})
  void anotherDelimiterIsNamed(String delimiter, String name) {
    var refusal = refusal(HEADER.replace(",", delimiter), "a" + UP.replace(",", delimiter));

    assertThat(refusal).hasMessageContaining(name).hasMessageContaining("commas");
    assertThat(refusal.problems()).extracting(Problem::rule).containsExactly("delimiter");
  }

  @Test
  void filesWithoutContentAreNamed() {
    assertThat(refused(new byte[0])).hasMessageContaining("The file is empty");
    assertThat(refused("\uFEFF".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("no lines");
    assertThat(refused("\n\n".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("no lines");
    assertThat(refused(HEADER.getBytes(StandardCharsets.UTF_8))).hasMessageContaining("header and no responses");
    assertThat(refused(gzip(new byte[0]))).hasMessageContaining("holds nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void otherUnicodeEncodingsAreNamed(String encoding) {
    assertThat(refused((HEADER + "\na" + UP).getBytes(Charset.forName(encoding)))).hasMessageContaining("UTF-16 or UTF-32");
  }

  @Test
  void latin1IsNamedWithItsLine() {
    var file = (HEADER + "\na" + UP + "\r\nb,1,,,,,,,,,,,,,,,très bien\n").getBytes(StandardCharsets.ISO_8859_1);

    var refusal = refused(file);

    assertThat(refusal).hasMessageContaining("Line 3").hasMessageContaining("0xE8").hasMessageContaining("CSV UTF-8");
    assertThat(refusal.problems().get(0).line()).isEqualTo(3);
  }

  @Test
  void aCharacterCutOffAtTheEndIsNotUtf8() {
    var good = (HEADER + "\na" + UP + "é").getBytes(StandardCharsets.UTF_8);

    assertThat(refused(java.util.Arrays.copyOf(good, good.length - 1))).hasMessageContaining("not UTF-8");
  }

  @Test
  void workbooksAndArchivesAreNamed() {
    assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0})).hasMessageContaining("Excel workbook or a ZIP");
    assertThat(refused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0})).hasMessageContaining("old Excel");
    assertThat(refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("PDF");
  }

  @Test
  void anOpenQuotationMarkIsNamedWithItsLine() {
    assertThat(refusal(HEADER, "a" + UP, "b,1,,,,,,,,,,,,,,,\"never closed")).hasMessageContaining("line 3").hasMessageContaining("quot");
    assertThat(refusal(HEADER, "a,1,,,,,,,,,,,,,,,\"closed\" early")).hasMessageContaining("line 2");
  }

  @Test
  void aCompressedFileIsReadByItsFirstBytes() throws IOException {
    var packed = gzip(String.join("\n", HEADER, "a" + UP, "b" + DOWN).getBytes(StandardCharsets.UTF_8));

    assertThat(ResponseFile.check(new ByteArrayInputStream(packed), Scale.THUMBS, EDITION_2023, LIMITS).counted()).isEqualTo(2);
  }

  @Test
  void aDamagedOrHostileCompressedFileIsNamed() {
    var packed = gzip(String.join("\n", HEADER, "a" + UP, "b" + DOWN).getBytes(StandardCharsets.UTF_8));
    assertThat(refused(java.util.Arrays.copyOf(packed, packed.length - 9))).hasMessageContaining("damaged");
    assertThat(refused(java.util.Arrays.copyOf(packed, 6))).hasMessageContaining("damaged");
    assertThat(refused(gzip(packed))).hasMessageContaining("compressed twice");

    var bomb = gzip((HEADER + "\na,1,,,,,,,,,,,,,,," + "x".repeat(9_000) + ("\na,1,,,,,,,,,,,,,,," + "x".repeat(9_000)).repeat(500))
        .getBytes(StandardCharsets.UTF_8));
    assertThat(refused(bomb)).hasMessageContaining("100 times");
  }

  @Test
  void limitsAreNamed() {
    var small = new Limits(1_000, 2, 100, 10_240, 20, 1);
    assertThat(catchThrowableOfType(FileRefused.class, () -> ResponseFile.check(
        utf8(HEADER + ("\na" + UP).repeat(40)), Scale.THUMBS, EDITION_2023, small))).hasMessageContaining("1000 bytes");
    assertThat(catchThrowableOfType(FileRefused.class, () -> ResponseFile.check(
        utf8(HEADER + "\na" + UP + "\nb" + UP + "\nc" + UP), Scale.THUMBS, EDITION_2023, small))).hasMessageContaining("more than 2 rows");
    assertThat(catchThrowableOfType(FileRefused.class, () -> ResponseFile.check(
        utf8(HEADER + ",".repeat(10)), Scale.THUMBS, EDITION_2023, small))).hasMessageContaining("more than 20 columns");
  }

  @Test
  void onlyTheFirstProblemsAreKeptButAllAreCounted() throws IOException {
    var file = new StringBuilder(HEADER + "\na" + UP);
    for (int i = 0; i < 1_500; i++) {
      file.append("\nr").append(i).append(",9,,,,,,,,,,,,,,,");
    }

    var report = ResponseFile.check(utf8(file.toString()), Scale.THUMBS, EDITION_2023, LIMITS);

    assertThat(report.problems()).hasSize(1_000);
    assertThat(report.problemCounts()).containsEntry("question-1", 1_500L);
    assertThat(report.refused()).isEqualTo(1_500);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void countedAndRefusedAreAlwaysAllRows(long seed) throws IOException {
    var made = GeneratedResponses.of(seed);

    var report = ResponseFile.check(utf8(made.text()), made.scale(), EDITION_2023, LIMITS);

    assertThat(report.rowsRead()).isEqualTo(made.rows());
    assertThat(report.counted() + report.refused()).isEqualTo(made.rows());
    assertThat(report.refused()).isEqualTo(made.bad());
    assertThat(report.positive() + report.negative()).isEqualTo(report.counted());
    assertThat(report.answers().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(report.counted());
    report.drivers().forEach(driver -> assertThat(driver.chosen() + driver.notChosen() + driver.notAsked())
        .isEqualTo(driver.branch().equals("positive") ? report.positive() : report.negative()));
  }

  private static String likert(String id, int answer) {
    return id + "," + answer + ",,,,,,,,,,,,,,,";
  }

  private static CheckReport.DriverCount driver(CheckReport report, String branch, String name) {
    return report.drivers().stream().filter(each -> each.branch().equals(branch) && each.driver().equals(name)).findFirst().orElseThrow();
  }

  private static CheckReport check(Scale scale, String... lines) throws IOException {
    return ResponseFile.check(utf8(String.join("\n", lines)), scale, EDITION_2023, LIMITS);
  }

  private static FileRefused refusal(String... lines) {
    return refused(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static FileRefused refused(byte[] file) {
    return catchThrowableOfType(FileRefused.class,
        () -> ResponseFile.check(new ByteArrayInputStream(file), Scale.THUMBS, EDITION_2023, LIMITS));
  }

  private static ByteArrayInputStream utf8(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream resource(String name) {
    return ResponseFileTest.class.getResourceAsStream("/feedback/" + name);
  }

  static byte[] gzip(byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var packer = new GZIPOutputStream(out)) {
      packer.write(content);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  /** Random files, the same for the same seed: good rows, and rows spoilt in one way each. */
  record GeneratedResponses(String text, Scale scale, long rows, long bad) {

    private static final List<String> DRIVER_VALUES = List.of("0", "1", "null", "");
    private static final List<String> TEXTS = List.of("", "fine", "\"a, b\"", "\"two\nlines\"", "très bien", "\"said \"\"no\"\"\"");

    static GeneratedResponses of(long seed) {
      var random = new Random(seed);
      var scale = random.nextBoolean() ? Scale.THUMBS : Scale.LIKERT;
      var order = new ArrayList<>(ResponseRows.COLUMNS);
      Collections.shuffle(order, random);
      var end = random.nextBoolean() ? "\r\n" : "\n";
      var text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "").append(String.join(",", order)).append(end);
      int rows = 200 + random.nextInt(3_000);
      int bad = 0;
      for (int i = 0; i < rows; i++) {
        boolean spoilt = i > 0 && random.nextInt(20) == 0;
        bad += spoilt ? 1 : 0;
        var fault = spoilt ? random.nextInt(4) : -1;
        var id = "id-" + i;
        var cells = order.stream().map(column -> switch (column) {
          case "external_id" -> fault == 0 ? "id-0" : id;
          case "question_1" -> fault == 1 ? "9" : Integer.toString(scale.lowest() + random.nextInt(scale.highest() - scale.lowest() + 1));
          case "question_4" -> TEXTS.get(random.nextInt(TEXTS.size()));
          default -> fault == 2 && column.equals("positive_ease") ? "maybe" : DRIVER_VALUES.get(random.nextInt(4));
        }).toList();
        text.append(String.join(",", cells)).append(fault == 3 ? ",surplus" : "").append(end);
      }
      return new GeneratedResponses(text.toString(), scale, rows, bad);
    }
  }
}
