package org.hispcycle.document;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes sheets as a workbook (XLSX) in which nothing runs: text stays text, whatever it begins with. */
public final class XlsxWriter {

  /** What a cell of this format can hold. */
  private static final int LONGEST_CELL = 32_767;
  private static final int LONGEST_SHEET_NAME = 31;
  private static final double NARROWEST = 10;
  private static final double WIDEST = 60;
  private static final String CUT = " … (cut here: a cell cannot hold more; the HTML document has the whole text)";

  private XlsxWriter() {}

  public static void write(List<Sheet> sheets, OutputStream out) throws IOException {
    if (sheets.isEmpty()) {
      throw new IllegalArgumentException("A workbook needs at least one sheet.");
    }
    var names = new HashSet<String>();
    try (var workbook = new Workbook(out, "HISP Cycle", null)) {
      for (var sheet : sheets) {
        write(sheet, workbook.newWorksheet(name(sheet.name(), names)));
      }
    }
  }

  private static void write(Sheet sheet, Worksheet page) throws IOException {
    for (int column = 0; column < sheet.columns().size(); column++) {
      page.value(0, column, Harmless.cell(sheet.columns().get(column)));
      page.style(0, column).bold().wrapText(true).fillColor("DFE1E2").set();
      page.width(column, width(sheet, column));
    }
    page.freezePane(0, 1);
    page.repeatRows(0);
    for (int row = 0; row < sheet.rows().size(); row++) {
      var cells = sheet.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        cell(page, row + 1, column, cells.get(column));
      }
    }
    page.finish();
  }

  private static void cell(Worksheet page, int row, int column, Object value) {
    if (value instanceof BigDecimal amount) {
      page.value(row, column, amount);
      page.style(row, column).format("#,##0.00").verticalAlignment("top").set();
    } else if (value instanceof Number number) {
      page.value(row, column, number);
      page.style(row, column).verticalAlignment("top").set();
    } else if (value instanceof Boolean flag) {
      page.value(row, column, flag);
    } else if (value instanceof LocalDate day) {
      page.value(row, column, day);
      page.style(row, column).format("yyyy-mm-dd").verticalAlignment("top").set();
    } else if (value != null && !String.valueOf(value).isEmpty()) {
      page.value(row, column, fitting(Harmless.cell(String.valueOf(value))));
      page.style(row, column).wrapText(true).verticalAlignment("top").set();
    }
  }

  private static String fitting(String text) {
    if (text.length() <= LONGEST_CELL) {
      return text;
    }
    var end = LONGEST_CELL - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  private static double width(Sheet sheet, int column) {
    var longest = sheet.rows().stream().filter(row -> row.size() > column && row.get(column) != null)
        .mapToInt(row -> String.valueOf(row.get(column)).length()).max().orElse(0);
    return Math.min(WIDEST, Math.max(NARROWEST, Math.max(longest, sheet.columns().get(column).length()) + 2));
  }

  private static String name(String wanted, Set<String> taken) {
    var clean = Harmless.text(wanted).replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    var base = clean.isEmpty() ? "Sheet" : clean.substring(0, Math.min(clean.length(), LONGEST_SHEET_NAME));
    var name = base;
    for (int n = 2; !taken.add(name.toLowerCase(java.util.Locale.ROOT)); n++) {
      name = base.substring(0, Math.min(base.length(), LONGEST_SHEET_NAME - 4)) + " " + n;
    }
    return name;
  }
}
