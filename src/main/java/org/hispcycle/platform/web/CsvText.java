package org.hispcycle.platform.web;

import java.util.List;
import java.util.stream.Collectors;

/** Small CSV answers. A cell that a spreadsheet would run as a formula gets a leading apostrophe. */
public final class CsvText {

  private CsvText() {}

  public static String of(List<String> header, List<? extends List<?>> rows) {
    return row(header) + rows.stream().map(CsvText::row).collect(Collectors.joining());
  }

  private static String row(List<?> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object value) {
    var text = value == null ? "" : String.valueOf(value);
    if (!(value instanceof Number) && !text.isEmpty() && "=+-@\t\r\n\0".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
