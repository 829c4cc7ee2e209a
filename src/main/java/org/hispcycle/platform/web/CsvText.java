package org.hispcycle.platform.web;

import java.util.List;
import java.util.stream.Collectors;

/** Small CSV answers. A cell that a spreadsheet would run as a formula gets a leading apostrophe. */
public final class CsvText {

  private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvText() {}

  public static String of(List<String> header, List<? extends List<?>> rows) {
    return row(header) + rows.stream().map(CsvText::row).collect(Collectors.joining());
  }

  private static String row(List<?> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** What a spreadsheet would run as a formula gets a leading apostrophe; any other text stays as it is. */
  public static String harmless(String text) {
    return !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** One cell as it stands in a row, harmless and in quotation marks where it needs them. */
  public static String cell(Object value) {
    var text = value == null ? "" : value instanceof Number ? String.valueOf(value) : harmless(String.valueOf(value));
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
