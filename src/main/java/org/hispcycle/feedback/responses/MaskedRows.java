package org.hispcycle.feedback.responses;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.hispcycle.platform.web.CsvText;

/**
 * The responses of a file that was taken, written again in its 17 columns for those who analyse which drivers were tapped beside
 * which answer (E9). Remarks are masked (G10), and no cell is left that a spreadsheet would run. Rows that were refused are left
 * out, so that what is counted here is what was counted there.
 */
public final class MaskedRows {

  private MaskedRows() {}

  /**
   * One row is in memory at a time. Only a file in which ids are known to repeat needs them all once more (see {@link SeenIds}).
   *
   * @param repeated whether a row of the file was refused because of its id
   * @throws IOException if the file cannot be read, or nobody takes what is written
   */
  public static void write(InputStream accepted, Scale scale, Branching branching, Limits limits, boolean repeated, Writer out) throws IOException {
    try {
      var text = ResponseFile.accepted(accepted, limits);
      var rows = new Rows(new ResponseRows(scale, branching, limits, text::nulSeen, repeated ? new SeenIds() : null));
      out.write(CsvText.of(ResponseRows.COLUMNS, List.of()));
      try (var csv = ResponseFile.reader().build(rows, new ReadAhead(text))) {
        for (var row : csv) {
          if (row.judged.check()) {
            row.write(out);
          }
        }
      }
    } catch (CsvParseException | UncheckedIOException | FileRefused unreadable) {
      throw new IOException("A response file that was taken cannot be read any more.", unreadable);
    }
  }

  /** Keeps the cells of a row until it is known whether it counts. */
  private static final class Rows extends AbstractBaseCsvCallbackHandler<Rows> {

    private final ResponseRows judged;
    private final String[] cells = new String[ResponseRows.COLUMNS.size()];
    private long line;

    Rows(ResponseRows judged) {
      this.judged = judged;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = startingLineNumber;
      Arrays.fill(cells, "");
      judged.handleBegin(startingLineNumber);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      judged.handleField(index, buffer, offset, length, quoted);
      int column = judged.columnAt(index);
      if (column >= 0) {
        int start = ResponseRows.start(buffer, offset, offset + length);
        cells[column] = kept(buffer, start, ResponseRows.end(buffer, start, offset + length) - start);
      }
    }

    /** Nearly all cells are one digit, or empty. */
    private static String kept(char[] buffer, int start, int length) {
      return length == 0 ? "" : length == 1 && buffer[start] == '1' ? "1" : length == 1 && buffer[start] == '0' ? "0" : new String(buffer, start, length);
    }

    @Override
    protected Rows buildRecord() {
      judged.buildRecord();
      return this;
    }

    void write(Writer out) throws IOException {
      int last = cells.length - 1;
      // an id that looks like somebody's address or number gives way to its line, by which the agency finds the response
      var id = PersonalData.masked(cells[0]);
      out.write(CsvText.cell(id.equals(cells[0]) ? id : "line-" + line));
      for (int column = 1; column < last; column++) {
        out.write(',');
        out.write(cells[column]);
      }
      out.write(',');
      out.write(CsvText.cell(PersonalData.masked(cells[last])));
      out.write("\r\n");
    }
  }
}
