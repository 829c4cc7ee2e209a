package org.hispcycle.feedback.responses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Files as people and broken programs send them: right, cut off, re-encoded, wrongly quoted, gigantic, swelling, binary. */
public final class FuzzedFiles {

  static final Limits LIMITS = new Limits(8 << 20, 5_000, 100, 2_000, 200, 50);
  private static final String HEADER = String.join(",", ResponseRows.COLUMNS);
  private static final List<String> CELLS = List.of("", "0", "1", "5", "6", "null", "NULL", " 1 ", "=1+1", "@cmd", "a,b", "\"", "\"\"", "\"open", "a\nb",
      "\r", "\0", "é", "😀", "jane@example.com", "202-555-0100", "x".repeat(3_000), "9".repeat(400), "\uFEFF", "\u2028", ";", "\t");
  private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"),
      Charset.forName("UTF-32"), StandardCharsets.US_ASCII);

  private static final int RARE = 24;

  private FuzzedFiles() {}

  /** Always the same file for the same seed. */
  public static byte[] file(long seed) {
    var random = new SplittableRandom(seed);
    try {
      // what is gigantic takes most of the time, and need not come often
      if (random.nextInt(RARE) == 0) {
        return random.nextBoolean() ? gzip(new byte[random.nextInt(20) << 20]) : large(random);
      }
      return switch (random.nextInt(10)) {
        case 0 -> valid(random);
        case 1 -> truncated(valid(random), random);
        case 2 -> new String(valid(random), StandardCharsets.UTF_8).concat("é,–,😀").getBytes(ENCODINGS.get(random.nextInt(ENCODINGS.size())));
        case 3 -> gzip(random.nextBoolean() ? valid(random) : gzip(valid(random)));
        case 4 -> truncated(gzip(valid(random)), random);
        case 5 -> binary(random);
        case 6 -> flipped(valid(random), random);
        case 7 -> new String(valid(random), StandardCharsets.UTF_8).replace(',', List.of(';', '\t', '|').get(random.nextInt(3))).getBytes(StandardCharsets.UTF_8);
        default -> odd(random);
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] valid(SplittableRandom random) throws IOException {
    var out = new ByteArrayOutputStream();
    ResponseFileWriter.write(out, random.nextInt(40), random.nextLong());
    return out.toByteArray();
  }

  private static byte[] truncated(byte[] file, SplittableRandom random) {
    return Arrays.copyOf(file, random.nextInt(file.length + 1));
  }

  private static byte[] flipped(byte[] file, SplittableRandom random) {
    for (int i = random.nextInt(8); i >= 0 && file.length > 0; i--) {
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
    }
    return file;
  }

  private static byte[] binary(SplittableRandom random) {
    var bytes = new byte[random.nextInt(5_000)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** More rows, bytes or text in one cell than is taken. */
  private static byte[] large(SplittableRandom random) throws IOException {
    var out = new ByteArrayOutputStream();
    switch (random.nextInt(3)) {
      case 0 -> ResponseFileWriter.write(out, LIMITS.rows() + 1 + random.nextInt(9), random.nextLong());
      case 1 -> out.write((HEADER + "\n\"" + "never closed, ".repeat(100_000 + random.nextInt(50_000))).getBytes(StandardCharsets.UTF_8));
      default -> {
        out.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
        var line = ("x" + ",0".repeat(15) + "," + "y".repeat(1_900) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4_500; i++) {
          out.write(line);
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] odd(SplittableRandom random) {
    var text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    text.append(random.nextInt(5) == 0 ? String.join(",", random.ints(random.nextInt(30), 0, CELLS.size()).mapToObj(CELLS::get).toList()) : HEADER);
    int rows = random.nextInt(30);
    for (int i = 0; i < rows; i++) {
      text.append(List.of("\n", "\r\n", "\r", "\n\n").get(random.nextInt(4))).append("id").append(random.nextInt(20));
      int cells = random.nextInt(10) == 0 ? random.nextInt(300) : ResponseRows.COLUMNS.size() - 1;
      IntStream.range(0, cells).forEach(each -> text.append(',').append(random.nextInt(4) == 0 ? CELLS.get(random.nextInt(CELLS.size())) : "1"));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
