package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.publication.PublishedSamples;
import org.hispcycle.support.AccessTable;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No table that leaves the application runs anything in a spreadsheet. Two classes make cells, and this test finds whoever
 * makes them elsewhere; then it asks every endpoint there is for a table, with names in the database that would run.
 */
@WholeApplication
class FormulaInjectionTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path SCRIPTS = Path.of("src/main/resources");
  private static final String XLSX = "spreadsheetml.sheet";
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\t\r\n\u0000\uFF1D\uFF0B\uFF0D\uFF20].*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  /** They make the cells; everybody else gives them rows. */
  private static final Set<String> WRITERS = Set.of("CsvText", "XlsxWriter");
  /** Writes millions of rows one by one; the request below proves it. */
  private static final Set<String> ROW_BY_ROW = Set.of("PublicFiles");
  private static final FiscalQuarter QUARTER = new FiscalQuarter(2040, 1);
  /** Tables of names that stand in nearly every export. */
  private static final List<String> NAMED = List.of("agency", "hisp", "service");

  @LocalServerPort private int port;
  @Autowired private JdbcClient sql;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void cellsAreMadeInTwoPlacesOnly() throws IOException {
    var makers = new TreeSet<String>();
    var senders = new TreeMap<String, String>();
    for (var file : sources(SOURCES, ".java")) {
      var text = Files.readString(file);
      var name = file.getFileName().toString().replace(".java", "");
      if (Pattern.compile("(joining|join)\\(\"[,;\\\\t]+\"").matcher(text).find() && text.contains("\\r\\n") || text.contains("org.dhatim.fastexcel") || text.contains("de.siegmar.fastcsv.writer")) {
        makers.add(name);
      }
      if (text.contains("\"text/csv") || text.contains(XLSX)) {
        senders.put(name, text);
      }
    }
    makers.removeAll(ROW_BY_ROW);
    assertThat(makers).containsExactlyInAnyOrderElementsOf(WRITERS);
    // whoever names the type of a table has it from the writers, itself or through somebody who has
    var sources = sources(SOURCES, ".java").stream().collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), FormulaInjectionTest::read, (a, b) -> a));
    var allowed = sources.entrySet().stream().filter(each -> each.getValue().contains("CsvText.of(") || each.getValue().contains("XlsxWriter.write(")).map(each -> each.getKey()).toList();
    senders.remove("FileKind");
    senders.forEach((name, text) -> assertThat(allowed.stream().anyMatch(each -> each.equals(name) || Pattern.compile("\\b" + each + "\\b").matcher(text).find()))
        .as("%s sends tables: let CsvText or XlsxWriter make their cells", name).isTrue());
  }

  @Test
  void noScriptMakesATable() throws IOException {
    for (var file : sources(SCRIPTS, ".js")) {
      assertThat(read(file)).as("%s", file).doesNotContain("new Blob([csv", "'text/csv;", "\"text/csv;", "\\r\\n'");
    }
  }

  private static List<Path> sources(Path root, String ending) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending) && !file.toString().contains("uswds")).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void everyTableThatCanBeDownloadedIsHarmless() throws Exception {
    published();
    NAMED.forEach(table -> sql.sql("update " + table + " set name = '=' || name").update());
    try {
      var tables = new TreeMap<String, Integer>();
      for (var address : addresses()) {
        for (var format : List.of("", "csv", "xlsx")) {
          var answer = get(address + (format.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + "format=" + format));
          var type = answer.headers().firstValue("Content-Type").orElse("");
          if (answer.statusCode() == 200 && type.startsWith("text/csv")) {
            tables.merge(address.replaceAll("\\?.*", "") + " csv", csv(address, new String(answer.body(), StandardCharsets.UTF_8)), Integer::sum);
          } else if (answer.statusCode() == 200 && type.contains(XLSX)) {
            tables.merge(address.replaceAll("\\?.*", "") + " xlsx", workbook(address, answer.body()), Integer::sum);
          }
        }
      }
      // a walk that finds nothing proves nothing
      assertThat(tables.keySet()).contains("/api/v1/public/hisps csv", "/api/v1/public/services csv", "/api/v1/public/figures csv", "/api/v1/public/feedback csv",
          "/api/v1/public/touchpoints/collections csv", "/api/v1/public/touchpoints/collection-details csv", "/api/v1/public/touchpoints/responses csv",
          "/api/v1/public/service-levels csv", "/api/v1/agencies/VA/performance-plan xlsx", "/api/v1/clearances csv", "/api/v1/clearances xlsx");
      assertThat(tables.get("/api/v1/public/hisps csv")).as("names that would run stand there as text").isPositive();
      assertThat(tables.get("/api/v1/public/figures csv")).isPositive();
      assertThat(tables.get("/api/v1/clearances xlsx")).isPositive();
    } finally {
      NAMED.forEach(table -> sql.sql("update " + table + " set name = substring(name, 2)").update());
    }
  }

  /** Every address that the table of who may what has for reading, with this test's own quarter where one can be chosen. */
  private static Set<String> addresses() {
    var addresses = new TreeSet<String>();
    AccessTable.rows().stream().filter(row -> row.method().equals("GET")).map(AccessTable.Row::example)
        .filter(example -> !example.startsWith("/engine-rest") && !example.startsWith("/camunda") && !example.contains("{"))
        .map(example -> example.replaceAll("[?&]format=[a-z]*", "").replaceAll("year=2022", "year=" + QUARTER.fiscalYear())).forEach(example -> {
          addresses.add(example);
          if (example.startsWith("/api/v1/public/")) {
            addresses.add(example.replaceAll("\\?.*", "") + "?quarter=" + QUARTER + (example.contains("hisp=") ? "&hisp=VA-VBA" : ""));
          }
        });
    return addresses;
  }

  private void published() {
    if (sql.sql("select count(*) from service_report where fiscal_quarter = ?").param(QUARTER.toString()).query(Integer.class).single() == 0) {
      var samples = new PublishedSamples(sql);
      var report = samples.report("VA", "VA-VBA", 26, QUARTER, "=HYPERLINK(\"http://example.org\")");
      samples.dataset(report, "website", "thumbs_up_down", 400, 300, true);
      samples.serviceLevel(report, 1, "@SUM(A1)", "+minutes", "-3");
    }
  }

  private HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
    var login = "Basic " + Base64.getEncoder().encodeToString("ombLead:hisp-demo".getBytes(StandardCharsets.UTF_8));
    return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).header("Authorization", login).build(), BodyHandlers.ofByteArray());
  }

  /** @return how many cells would have run */
  private static int csv(String address, String text) throws IOException {
    var cells = new ArrayList<String>();
    try (var csv = CsvReader.builder().ofCsvRecord(text)) {
      csv.forEach(row -> cells.addAll(row.getFields()));
    }
    cells.forEach(cell -> harmless(address, cell));
    return (int) cells.stream().filter(cell -> cell.startsWith("'=")).count();
  }

  private static int workbook(String address, byte[] bytes) throws IOException {
    var cells = new ArrayList<String>();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      for (var sheet : workbook.getSheets().toList()) {
        sheet.read().forEach(row -> row.stream().filter(cell -> cell != null).forEach(cell -> {
          assertThat(cell.getType()).as("%s: %s", address, cell).isNotEqualTo(CellType.FORMULA);
          if (cell.getType() == CellType.STRING) {
            cells.add(cell.getText());
          }
        }));
      }
    }
    cells.forEach(cell -> harmless(address, cell));
    return (int) cells.stream().filter(cell -> cell.startsWith("'=")).count();
  }

  private static void harmless(String address, String cell) {
    assertThat(FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches()).as("%s would run %s", address, cell).isFalse();
  }
}
