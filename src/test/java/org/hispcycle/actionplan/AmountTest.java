package org.hispcycle.actionplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0.01                 | 0.01
      1500000              | 1500000
      1,500,000            | 1500000
      $1,500,000           | 1500000
      $ 250                | 250
      ' 12.5 '             | 12.5
      $1,500,000.99        | 1500000.99
      999,999,999,999,999  | 999999999999999
      """)
  void dollarsAreReadAsPeopleTypeThem(String text, BigDecimal amount) {
    assertThat(Amount.parse(text)).hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-1", "1500k", "1.5 million", "1,50,000", "15,00", "1e6", "€100", "$", "$$5", "1.234", "1.", ".5", "1 000", "+5",
      "1234567890123456", "1,234,567,890,123,456", "١٢", "NaN", "0x10", "5\n6", "=1+1", "0", "0.00"})
  void anythingElseIsRefused(String text) {
    assertThat(Amount.parse(text)).isEmpty();
  }
}
