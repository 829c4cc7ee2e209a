package org.hispcycle.document;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A sheet of a workbook. A cell is a number, a boolean, a {@link java.time.LocalDate}, text or null. */
public record Sheet(String name, List<String> columns, List<List<Object>> rows) {

  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A row; null stands for an empty cell. */
  public static List<Object> row(Object... cells) {
    return Collections.unmodifiableList(Arrays.asList(cells));
  }
}
