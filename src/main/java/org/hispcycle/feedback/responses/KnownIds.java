package org.hispcycle.feedback.responses;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The ids of one file's responses, to be found again in another (X7). */
public final class KnownIds {

  private final SeenIds ids;
  private final Limits limits;

  KnownIds(SeenIds ids, Limits limits) {
    this.ids = ids;
    this.limits = limits;
  }

  /**
   * How many rows of a file that was taken before carry an id of this one; the file is read once, nothing of it is kept.
   *
   * @throws IOException if it cannot be read to its end
   */
  public long countIn(InputStream accepted) throws IOException {
    var column = new IdColumn();
    try (var csv = ResponseFile.reader().build(column, new ReadAhead(ResponseFile.accepted(accepted, limits)))) {
      long shared = 0;
      for (var row : csv) {
        shared += row.known ? 1 : 0;
      }
      return shared;
    } catch (CsvParseException | UncheckedIOException unreadable) {
      throw new IOException("A response file that was taken cannot be read any more.", unreadable);
    }
  }

  /** Looks at one cell of each row. */
  private final class IdColumn extends AbstractBaseCsvCallbackHandler<IdColumn> {

    private int column = -1;
    private boolean headerRead;
    private boolean known;

    @Override
    protected void handleBegin(long startingLineNumber) {
      known = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      int start = ResponseRows.start(buffer, offset, offset + length);
      int end = ResponseRows.end(buffer, start, offset + length);
      if (!headerRead) {
        column = new String(buffer, start, end - start).equals(ResponseRows.COLUMNS.get(0)) ? index : column;
      } else if (index == column && end > start) {
        known = ids.contains(ids.hash(buffer, start, end - start));
      }
    }

    @Override
    protected IdColumn buildRecord() {
      headerRead = true;
      return this;
    }
  }
}
