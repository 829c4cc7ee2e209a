package org.hispcycle.feedback.responses;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Some of the remarks in a response file, masked (G10). Nothing else of a row but its line and the answer to question 1
 * leaves the file.
 *
 * @param next behind which line to read on; null where there are no more
 */
public record RemarkPage(List<Remark> remarks, Long next) {

  /** @param text without e-mail addresses, phone and Social Security numbers */
  public record Remark(long line, int answer, boolean positive, String text) {}

  /** Which remarks are wanted. */
  public enum Branch { ALL, POSITIVE, NEGATIVE }

  /**
   * Reads the file from its beginning as far as needed; of a page only its remarks are in memory.
   *
   * @param after line behind which to begin; 0 for the first page
   * @throws IOException if the file cannot be read
   */
  public static RemarkPage read(InputStream accepted, Scale scale, Branching branching, Limits limits, Branch branch, long after, int size) throws IOException {
    var rows = new Rows(scale);
    var remarks = new ArrayList<Remark>();
    try (var csv = ResponseFile.reader().build(rows, new ReadAhead(ResponseFile.accepted(accepted, limits)))) {
      for (var row : csv) {
        if (row.line <= after || row.text == null || row.answer < 0) {
          continue;
        }
        var positive = branching.positive(scale, row.answer);
        if (branch != Branch.ALL && positive != (branch == Branch.POSITIVE)) {
          continue;
        }
        if (remarks.size() == size) {
          return new RemarkPage(remarks, remarks.get(size - 1).line());
        }
        remarks.add(new Remark(row.line, row.answer, positive, PersonalData.masked(row.text)));
      }
      return new RemarkPage(remarks, null);
    } catch (CsvParseException | UncheckedIOException unreadable) {
      throw new IOException("A response file that was taken cannot be read any more.", unreadable);
    }
  }

  /** Looks at two cells of each row. */
  private static final class Rows extends AbstractBaseCsvCallbackHandler<Rows> {

    private final Scale scale;
    private int answerColumn = -1;
    private int textColumn = -1;
    private boolean headerRead;
    private long line;
    private int answer;
    private String text;

    Rows(Scale scale) {
      this.scale = scale;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = startingLineNumber;
      answer = -1;
      text = null;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (headerRead && index != answerColumn && index != textColumn) {
        return;
      }
      var cell = new String(buffer, offset, length).strip();
      if (!headerRead) {
        answerColumn = cell.equals("question_1") ? index : answerColumn;
        textColumn = cell.equals("question_4") ? index : textColumn;
      } else if (index == textColumn) {
        text = cell.isEmpty() || cell.equalsIgnoreCase("null") ? null : cell;
      } else if (cell.length() == 1 && cell.charAt(0) - '0' >= scale.lowest() && cell.charAt(0) - '0' <= scale.highest()) {
        answer = cell.charAt(0) - '0';
      }
    }

    @Override
    protected Rows buildRecord() {
      if (!headerRead) {
        headerRead = true;
        text = null;
      }
      return this;
    }
  }
}
