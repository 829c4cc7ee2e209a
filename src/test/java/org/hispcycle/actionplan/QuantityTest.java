package org.hispcycle.actionplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which baselines and targets can be measured. */
class QuantityTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      40                  | 40
      12.5 %              | 12.5
      1,200 calls         | 1200
      at most 20 minutes  | 20
      -3                  | -3
      4.2 of 5            | 4.2
      """)
  void aNumberIsFoundInWhatPeopleWrite(String text, BigDecimal number) {
    assertThat(Quantity.in(text)).hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(number));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "fewer", "not measured yet", "twice as fast", "\u0661\u0662"})
  void wordsAloneAreNone(String text) {
    assertThat(Quantity.isIn(text)).isFalse();
  }
}
