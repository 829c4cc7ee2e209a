package org.hispcycle.feedback.responses;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes response files of any length from a seed, as an agency's survey tool would: branches, blanks, quoted remarks. */
public final class ResponseFileWriter {

  private static final byte[][] REMARKS = {bytes(""), bytes(""), bytes(""), bytes("Everything went well."),
      bytes("\"I waited, then waited again, and nobody called back although I was told so.\""),
      bytes("\"They said \"\"tomorrow\"\".\nIt took a week, and two more letters.\""), bytes("\"Trámite rápido – ¡gracias, muy útil!\""),
      bytes("The form asks for the same address three times; why can it not remember what I wrote on the first page of it?")};
  private static final byte[] HEADER = bytes(String.join(",", ResponseRows.COLUMNS) + "\n");
  private static final byte[] NULLS = bytes(",null,null,null,null,null,null,null");

  private ResponseFileWriter() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** About 120 bytes a row. */
  public static void write(Path file, long rows, long seed) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      write(out, rows, seed);
    }
  }

  static void write(OutputStream out, long rows, long seed) throws IOException {
    var random = new SplittableRandom(seed);
    out.write(HEADER);
    var row = new byte[40];
    for (long i = 0; i < rows; i++) {
      boolean up = random.nextInt(100) < 72;
      out.write(bytes("resp-" + Long.toHexString(seed) + "-" + (1_000_000_000L + i)));
      out.write(',');
      out.write(up ? '1' : '0');
      int at = choices(row, random);
      if (up) {
        out.write(row, 0, at);
        out.write(NULLS);
      } else {
        out.write(NULLS);
        out.write(row, 0, at);
      }
      out.write(',');
      out.write(REMARKS[random.nextInt(REMARKS.length)]);
      out.write('\n');
    }
  }

  private static int choices(byte[] row, SplittableRandom random) {
    int at = 0;
    for (int driver = 0; driver < ResponseRows.DRIVERS.size(); driver++) {
      row[at++] = ',';
      row[at++] = (byte) (random.nextInt(3) == 0 ? '1' : '0');
    }
    return at;
  }
}
