package org.hispcycle.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class XlsxWriterTest {

  @Test
  void whatWasWrittenIsReadBackAndNothingIsAFormula() throws IOException {
    var out = new ByteArrayOutputStream();
    XlsxWriter.write(List.of(
        new Sheet("Plan", List.of("Name", "Value", "Day", "Amount"), List.of(
            Sheet.row("=HYPERLINK(\"http://example.org\")", 7, LocalDate.of(2027, 9, 30), new BigDecimal("1500000.50")),
            Sheet.row("+1", "-2", "@sum", "\t=1"), Sheet.row("plain \u0001 <b> & \uD83D\uDE00", null, "", "x".repeat(40_000)))),
        new Sheet("Budget requests: [FY/2028]*?", List.of("=a"), List.of()), new Sheet("budget requests   FY 2028", List.of("b"), List.of())), out);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(book.getSheets().map(sheet -> sheet.getName())).doesNotHaveDuplicates().hasSize(3).first().isEqualTo("Plan");
      var rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(4);
      assertThat(rows.get(1).getCellText(0)).isEqualTo("'=HYPERLINK(\"http://example.org\")");
      assertThat(rows.get(1).getCellAsNumber(1)).contains(new BigDecimal(7));
      assertThat(rows.get(1).getCellAsDate(2)).hasValueSatisfying(day -> assertThat(day.toLocalDate()).isEqualTo(LocalDate.of(2027, 9, 30)));
      assertThat(rows.get(1).getCellAsNumber(3)).hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("1500000.50"));
      assertThat(List.of(rows.get(2).getCellText(0), rows.get(2).getCellText(1), rows.get(2).getCellText(2), rows.get(2).getCellText(3)))
          .containsExactly("'+1", "'-2", "'@sum", "'\t=1");
      assertThat(rows.get(3).getCellText(0)).isEqualTo("plain \uFFFD <b> & \uD83D\uDE00");
      assertThat(rows.get(3).getCellText(3)).hasSize(32_767).endsWith("the HTML document has the whole text)");
      assertThat(rows).allSatisfy(row -> assertThat(row.stream()).allSatisfy(cell -> assertThat(cell == null || cell.getType() != CellType.FORMULA).isTrue()));
    }
    assertThat(parts(out.toByteArray())).doesNotContain("<f>");
  }

  @Test
  void fileNamesAreSafe() {
    assertThat(Harmless.fileName("action-plan-2026-VA-VBA", "pdf")).isEqualTo("action-plan-2026-VA-VBA.pdf");
    assertThat(Harmless.fileName("../../etc/\"passwd\"\r\nSet-Cookie: a=b", "xlsx")).isEqualTo("etc-passwd-Set-Cookie-a-b.xlsx");
    assertThat(Harmless.fileName("…", "html")).isEqualTo("document.html");
  }

  private static String parts(byte[] file) throws IOException {
    var path = Files.write(Files.createDirectories(Path.of("target/documents")).resolve("sample.xlsx"), file);
    var all = new StringBuilder();
    try (var zip = new ZipFile(path.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        try (var part = zip.getInputStream(entry)) {
          all.append(new String(part.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return all.toString();
  }
}
