package org.hispcycle.document;

import org.hispcycle.platform.web.CsvText;

/** Makes text that people wrote fit for the places it goes to. */
public final class Harmless {

  private static final int LONGEST_FILE_NAME = 100;

  private Harmless() {}

  /** For a spreadsheet: what would run as a formula, now or after the next export, gets a leading apostrophe. */
  public static String cell(String text) {
    return CsvText.harmless(text(text));
  }

  /** For HTML and XML: nothing in the text is read as markup, neither between elements nor in an attribute. */
  public static String markup(String text) {
    return text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }

  /** Without characters that neither HTML nor XML can hold: control characters and halves of a pair. */
  static String text(String text) {
    if (text == null) {
      return "";
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(point -> {
      if (point == '\r') {
        return;
      }
      clean.appendCodePoint(allowed(point) ? point : '\uFFFD');
    });
    return clean.toString();
  }

  private static boolean allowed(int point) {
    return point == '\t' || point == '\n' || point >= 0x20 && point <= 0xD7FF && (point < 0x7F || point > 0x9F) || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000;
  }

  /** A file name of letters, digits, dots and hyphens, which every system takes: {@code action-plan-2026-VA-VBA.pdf}. */
  public static String fileName(String name, String ending) {
    var safe = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return (safe.isEmpty() ? "document" : safe.substring(0, Math.min(safe.length(), LONGEST_FILE_NAME))) + "." + ending;
  }
}
