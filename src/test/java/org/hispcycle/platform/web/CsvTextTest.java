package org.hispcycle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

  private static String line(Object... cells) {
    return CsvText.of(List.of("h"), List.of(Arrays.asList(cells))).substring("h\r\n".length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uFF1D1+1", "\uFF20SUM(A1)"})
  void textThatASpreadsheetWouldRunIsMadeText(String cell) {
    assertThat(line(cell)).isEqualTo("'" + cell + "\r\n");
  }

  @Test
  void aFormulaBehindALineBreakOrWithQuotesIsMadeTextAndQuoted() {
    assertThat(line("\r=1")).isEqualTo("\"'\r=1\"\r\n");
    assertThat(line("=HYPERLINK(\"http://x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
  }

  @Test
  void numbersDatesFlagsAndMissingValuesStayAsTheyAre() {
    assertThat(line(-5, LocalDate.of(2026, 1, 30), true, null, "a = b")).isEqualTo("-5,2026-01-30,true,,a = b\r\n");
  }

  @Test
  void separatorsQuotesAndLineBreaksAreQuoted() {
    assertThat(line("a,b", "say \"x\"", "two\nlines")).isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
  }
}
