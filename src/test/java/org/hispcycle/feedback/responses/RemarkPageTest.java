package org.hispcycle.feedback.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hispcycle.feedback.responses.RemarkPage.Branch;
import org.hispcycle.feedback.responses.RemarkPage.Remark;
import org.junit.jupiter.api.Test;

/** Remarks leave a file masked, a page at a time, and nothing else does (G10). */
class RemarkPageTest {

  private static final Limits LIMITS = new Limits(1 << 20, 1_000, 100, 2_000, 200, 50);
  private static final String HEADER = "question_4," + String.join(",", ResponseRows.COLUMNS.subList(0, ResponseRows.COLUMNS.size() - 1));
  private static final String FILE = HEADER + row("\"Write to jane@example.com,\nor call 202-555-0100\"", "secret-id-1", "1") + row("null", "secret-id-2", "1")
      + row("", "secret-id-3", "0") + row("\"too slow, SSN 123-45-6789\"", "secret-id-4", "0") + row("not counted", "secret-id-5", "7") + row("=2+2", "secret-id-6", "1");

  private static String row(String text, String id, String answer) {
    return "\n" + text + "," + id + "," + answer + ",".repeat(14);
  }

  private static RemarkPage read(Branch branch, long after, int size) throws IOException {
    return RemarkPage.read(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)), Scale.THUMBS, new Branching(4, 4), LIMITS, branch, after, size);
  }

  @Test
  void everyRemarkOfACountedRowIsMaskedAndNothingElseIsGiven() throws IOException {
    var page = read(Branch.ALL, 0, 10);

    assertThat(page.next()).isNull();
    assertThat(page.remarks()).extracting(Remark::text)
        .containsExactly("Write to [e-mail address],\nor call [phone number]", "too slow, SSN [Social Security number]", "=2+2");
    assertThat(page.remarks()).extracting(Remark::line).containsExactly(2L, 6L, 8L);
    assertThat(page.toString()).doesNotContain("secret-id");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() throws IOException {
    var first = read(Branch.ALL, 0, 2);
    assertThat(first.remarks()).hasSize(2);
    var second = read(Branch.ALL, first.next(), 2);
    assertThat(second.remarks()).extracting(Remark::line).containsExactly(8L);
    assertThat(second.next()).isNull();
    assertThat(read(Branch.ALL, 8, 2).remarks()).isEmpty();
  }

  @Test
  void thoseOfOneBranchCanBeReadAlone() throws IOException {
    assertThat(read(Branch.NEGATIVE, 0, 10).remarks()).extracting(Remark::line).containsExactly(6L);
    assertThat(read(Branch.POSITIVE, 0, 1).next()).isEqualTo(2L);
  }
}
