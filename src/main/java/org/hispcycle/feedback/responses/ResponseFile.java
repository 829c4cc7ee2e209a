package org.hispcycle.feedback.responses;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One pass over a response file (E9): plain or gzip, UTF-8 with or without a byte order mark, the 17 columns in any order.
 * Memory does not grow with the file but for the set of ids (see {@link SeenIds}).
 */
public final class ResponseFile {

  /** The CSV reader gives up on one cell here; a quote that is never closed would otherwise swallow the file. */
  private static final int LARGEST_BUFFER = 1 << 20;
  /** Small files may compress as well as they like. */
  private static final long RATIO_COUNTS_FROM = 1 << 20;

  private ResponseFile() {}

  /**
   * @throws FileRefused if nothing of the file can be taken
   * @throws IOException if it cannot be read to its end
   */
  public static CheckReport check(InputStream file, Scale scale, Branching branching, Limits limits) throws IOException {
    return checkKeepingIds(file, scale, branching, limits).report();
  }

  /**
   * What was found in a file, with the ids of its responses for comparing it with others.
   *
   * @param ids up to 16 bytes a row; let go of them soon
   */
  public record Checked(CheckReport report, KnownIds ids) {}

  /** As {@link #check}. */
  public static Checked checkKeepingIds(InputStream file, Scale scale, Branching branching, Limits limits) throws IOException {
    var raw = new BoundedInput(file, bytes -> refuseTooLarge(bytes, limits.bytes(), "The file"));
    var text = new Utf8Reader(text(raw, limits));
    var rows = new ResponseRows(scale, branching, limits, text::nulSeen);
    try (var csv = reader().build(rows, new ReadAhead(text))) {
      for (var row : csv) {
        row.check();
      }
    } catch (CsvParseException | UncheckedIOException fault) {
      throw cause(fault, rows.currentLine());
    } catch (EOFException | ZipException damaged) {
      throw damagedGzip();
    }
    return new Checked(rows.report(), new KnownIds(rows.ids(), limits));
  }

  /** The text of a file that was taken before, as the check read it. */
  static Utf8Reader accepted(InputStream file, Limits limits) throws IOException {
    return new Utf8Reader(text(new BoundedInput(file, bytes -> refuseTooLarge(bytes, limits.bytes(), "The file")), limits));
  }

  static CsvReader.CsvReaderBuilder reader() {
    return CsvReader.builder().maxBufferSize(LARGEST_BUFFER).allowExtraCharsAfterClosingQuote(false).allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).skipEmptyLines(true);
  }

  private static InputStream text(BoundedInput raw, Limits limits) throws IOException {
    var in = new PushbackInputStream(raw, 4);
    var first = in.readNBytes(4);
    in.unread(first);
    if (first.length == 0) {
      throw FileRefused.of("empty-file", null, null, "The file is empty. Export the responses again and upload the new file.");
    }
    if (!starts(first, 0x1f, 0x8b)) {
      refuseForeignForms(first);
      return in;
    }
    try {
      var unpacked = new PushbackInputStream(new BoundedInput(new GZIPInputStream(in, 1 << 16), bytes -> {
        refuseTooLarge(bytes, limits.bytes(), "Unpacked, the file");
        if (bytes > RATIO_COUNTS_FROM && bytes > raw.count() * limits.compression()) {
          throw FileRefused.of("compression", null, null, "The compressed file unpacks to more than " + limits.compression()
              + " times its size, which no response file does. Upload it without compression.");
        }
      }), 4);
      var beginning = unpacked.readNBytes(4);
      unpacked.unread(beginning);
      if (beginning.length == 0) {
        throw FileRefused.of("empty-file", null, null, "The compressed file holds nothing. Export the responses again and upload the new file.");
      }
      if (starts(beginning, 0x1f, 0x8b)) {
        throw FileRefused.of("encoding", null, null, "The file is compressed twice. Compress it once, or not at all.");
      }
      refuseForeignForms(beginning);
      return unpacked;
    } catch (EOFException | ZipException damaged) {
      throw damagedGzip();
    }
  }

  private static void refuseForeignForms(byte[] first) {
    if (starts(first, 0xff, 0xfe) || starts(first, 0xfe, 0xff) || first.length > 1 && (first[0] == 0 || first[1] == 0)) {
      throw FileRefused.of("encoding", 1L, null, "The file is encoded in UTF-16 or UTF-32 (Excel calls it \"Unicode Text\"). Save it as \"CSV UTF-8\" and upload it again.");
    }
    if (starts(first, 'P', 'K', 3, 4)) {
      throw FileRefused.of("encoding", null, null, "The file is an Excel workbook or a ZIP archive, not CSV. Save the sheet as \"CSV UTF-8\", or compress it with gzip.");
    }
    if (starts(first, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw FileRefused.of("encoding", null, null, "The file is an old Excel workbook, not CSV. Save the sheet as \"CSV UTF-8\" and upload that.");
    }
    if (starts(first, '%', 'P', 'D', 'F')) {
      throw FileRefused.of("encoding", null, null, "The file is a PDF document, not CSV. Export the responses as \"CSV UTF-8\" and upload that.");
    }
  }

  private static boolean starts(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static void refuseTooLarge(long bytes, long largest, String what) {
    if (bytes > largest) {
      throw FileRefused.of("file-size", null, null, what + " is larger than " + largest + " bytes, the most that is taken. Split it into several files of one channel or stage each.");
    }
  }

  private static FileRefused damagedGzip() {
    return FileRefused.of("compression", null, null, "The compressed file is damaged or ends too early. Compress it again and upload the new file.");
  }

  private static FileRefused cause(RuntimeException fault, long line) throws IOException {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileRefused refused) {
        return refused;
      }
      if (cause instanceof EOFException || cause instanceof ZipException) {
        return damagedGzip();
      }
      if (cause instanceof IOException unreadable) {
        throw unreadable;
      }
      if (cause.getCause() == null && !(cause instanceof CsvParseException)) {
        throw fault;
      }
    }
    return FileRefused.of("quotes", line, null, "The quotation marks of the row that begins in line " + line
        + " do not match: a quoted cell is not closed, or goes on behind its closing mark. Correct that row; a quotation mark inside a cell is written twice.");
  }
}
