package org.hispcycle.feedback.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** OMB analyses which drivers were tapped beside which answer, row by row (E9), and learns nothing of who answered (G10). */
class MaskedRowsTest {

  private static final Limits LIMITS = new Limits(1 << 30, 10_000_000, 100, 2_000, 200, 50);
  private static final Branching BRANCHING = new Branching(4, 4);
  private static final String HEADER = String.join(",", ResponseRows.COLUMNS);

  private static String written(String file) throws IOException {
    return written(file.getBytes(StandardCharsets.UTF_8));
  }

  private static String written(byte[] file) throws IOException {
    var check = ResponseFile.check(new ByteArrayInputStream(file), Scale.THUMBS, BRANCHING, LIMITS);
    var out = new StringWriter();
    MaskedRows.write(new ByteArrayInputStream(file), Scale.THUMBS, BRANCHING, LIMITS, check.problemCounts().containsKey("duplicate-id"), out);
    var text = out.toString();
    assertThat(text.lines().filter(line -> line.matches("[^,]+,[01],.*")).count()).as("rows are those that were counted").isEqualTo(check.counted());
    return text;
  }

  @Test
  void everyCountedResponseKeepsItsAnswersAndItsRemarkIsMasked() throws IOException {
    var rows = written("\uFEFF" + HEADER + "\r\n"
        + "a,1,1,0,1,,,,,null,null,null,null,null,null,null,\"Thanks, Jane; call 202-555-0100\"\r\n"
        + "b,0, ,,,,,,,0,1,0,,,,,\r\n").lines().toList();

    assertThat(rows).containsExactly(HEADER,
        "a,1,1,0,1,,,,,null,null,null,null,null,null,null,\"Thanks, Jane; call [phone number]\"",
        "b,0,,,,,,,,0,1,0,,,,,");
  }

  @Test
  void columnsInAnotherOrderAreWrittenInTheirUsualOne() throws IOException {
    var permuted = "question_4,question_1," + String.join(",", ResponseRows.COLUMNS.subList(2, 16)) + ",external_id";

    assertThat(written(permuted + "\nfine,1,1" + ",".repeat(13) + ",x")).endsWith("\r\nx,1,1" + ",".repeat(13) + ",fine\r\n");
  }

  @Test
  void noCellIsLeftThatASpreadsheetWouldRun() throws IOException {
    var row = written(HEADER + "\n=cmd|x,1" + ",".repeat(14) + ",\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"").lines().toList().get(1);

    assertThat(row).startsWith("'=cmd|x,1,").endsWith(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  }

  @Test
  void rowsThatWereRefusedStayBehind() throws IOException {
    var text = written(HEADER + "\na,1" + ",".repeat(15) + "\nb,7,secret" + ",".repeat(14) + "\na,0" + ",".repeat(15) + "\nc,0" + ",".repeat(15));

    assertThat(text.lines().map(line -> line.split(",")[0])).containsExactly("external_id", "a", "c");
    assertThat(text).doesNotContain("secret");
  }

  @Test
  void anIdThatIsAnAddressOrANumberOfSomebodyGivesWayToItsLine() throws IOException {
    var text = written(HEADER + "\njane@example.gov,1" + ",".repeat(15) + "\n078-05-1120,1" + ",".repeat(15) + "\n17,1" + ",".repeat(15));

    assertThat(text.lines().map(line -> line.split(",")[0])).containsExactly("external_id", "line-2", "line-3", "17");
  }

  @Test
  void aCompressedFileIsReadAsItCame() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write((HEADER + "\na,1" + ",".repeat(15)).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(written(packed.toByteArray())).contains("\r\na,1,");
  }

  @Test
  void howeverLongTheFileIsAFewRowsAreInMemory() throws IOException {
    var file = new Endless(400_000);
    var before = used();
    long[] most = {0, 0};
    MaskedRows.write(file, Scale.THUMBS, BRANCHING, LIMITS, false, new Writer() {
      @Override
      public void write(char[] text, int offset, int length) {
        if (text[offset] == '\r' && ++most[0] % 200_000 == 0) {
          most[1] = Math.max(most[1], used() - before);
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    });
    assertThat(most[0]).isEqualTo(400_000);
    assertThat(most[1]).isLessThan(8L << 20);
  }

  @Test
  void aFileThatIsDamagedMeanwhileIsNoShorterAnswer() {
    for (var damaged : List.of("", HEADER.replace("question_1", "trust") + "\na,1")) {
      assertThatThrownBy(() -> MaskedRows.write(new ByteArrayInputStream(damaged.getBytes(StandardCharsets.UTF_8)), Scale.THUMBS, BRANCHING, LIMITS, false, new StringWriter()))
          .isInstanceOf(IOException.class).hasMessageContaining("cannot be read any more");
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A file that is made while it is read. */
  private static final class Endless extends InputStream {

    private final int rows;
    private byte[] line = (HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    private int at;
    private int row;

    Endless(int rows) {
      this.rows = rows;
    }

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (at == line.length) {
        if (row == rows) {
          return -1;
        }
        line = ("r" + row++ + ",1,1,,,,,,,,,,,,,,\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      int taken = Math.min(length, line.length - at);
      System.arraycopy(line, at, buffer, offset, taken);
      at += taken;
      return taken;
    }
  }
}
