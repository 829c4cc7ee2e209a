package org.hispcycle.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Who may call what: the rows of {@code src/test/resources/who-may-what/*.txt}, one file per feature.
 *
 * <pre>
 * method | mapping as in the controller | example | one status for each caller, in the order of CALLERS | body (JSON, optional)
 * </pre>
 *
 * A status may be several, as in 403/404; {@code {vaTask}} in an example stands for an open task of VA's reporters.
 */
public final class AccessTable {

  /** Nobody, a person of the agency concerned, one of another agency, OMB's lead, an operator. */
  public static final List<String> CALLERS = List.of("nobody", "vaReporter", "dhsReporter", "ombLead", "admin");

  private static final int FIRST_STATUS = 3;

  private AccessTable() {
  }

  /** A row. */
  public record Row(String source, String method, String mapping, String example, Map<String, List<Integer>> statuses,
      String body) {

    /** What the guard compares with the application's mappings. */
    public String endpoint() {
      return method + " " + mapping;
    }

    @Override
    public String toString() {
      return method + " " + example;
    }
  }

  public static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:who-may-what/*.txt")) {
        int number = 0;
        for (String line : file.getContentAsString(StandardCharsets.UTF_8).split("\n")) {
          number++;
          if (!line.isBlank() && !line.startsWith("#")) {
            rows.add(row(file.getFilename() + ":" + number, line));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Row row(String source, String line) {
    String[] cells = Arrays.stream(line.split("\\|", FIRST_STATUS + CALLERS.size() + 1)).map(String::strip).toArray(String[]::new);
    if (cells.length < FIRST_STATUS + CALLERS.size()) {
      throw new IllegalArgumentException(source + " has " + cells.length + " cells; a row needs method, mapping, example and"
          + " a status for each of " + CALLERS + ": " + line);
    }
    Map<String, List<Integer>> statuses = new LinkedHashMap<>();
    for (int i = 0; i < CALLERS.size(); i++) {
      statuses.put(CALLERS.get(i), Arrays.stream(cells[FIRST_STATUS + i].split("/")).map(String::strip).map(Integer::valueOf).toList());
    }
    String body = cells.length > FIRST_STATUS + CALLERS.size() ? cells[FIRST_STATUS + CALLERS.size()] : null;
    return new Row(source, cells[0], cells[1], cells[2], statuses, body == null || body.isEmpty() ? null : body);
  }
}
