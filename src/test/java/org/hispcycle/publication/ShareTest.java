package org.hispcycle.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares and their intervals. */
class ShareTest {

  /** Reference values: the textbook examples of Newcombe (1998), table I, method 3, which prints four places, rounded to the nearest. */
  @ParameterizedTest
  @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
  void theIntervalIsWilsons(long part, long whole, BigDecimal lower, BigDecimal upper) {
    var share = Share.of(part, whole);

    assertThat(share.lower()).isBetween(lower.subtract(new BigDecimal("0.0001")), lower);
    assertThat(share.upper()).isBetween(upper, upper.add(new BigDecimal("0.0001")));
  }

  @Test
  void theEndsOfTheIntervalSolveItsEquation() {
    var random = new Random(1927);
    for (int i = 0; i < 500; i++) {
      long whole = 1 + random.nextInt(1_000_000);
      long part = random.nextLong(whole + 1);
      var share = Share.of(part, whole);
      assertThat(share.lower()).isLessThanOrEqualTo(share.value().add(new BigDecimal("0.0001")));
      assertThat(share.upper()).isGreaterThanOrEqualTo(share.value().subtract(new BigDecimal("0.0001")));
      assertThat(distance(share, share.lower())).as("%s", share).isGreaterThanOrEqualTo(-1e-6);
      assertThat(distance(share, share.upper())).as("%s", share).isGreaterThanOrEqualTo(-1e-6);
    }
  }

  /** How far outside z standard errors of p the observed share is, in standard errors; 0 at the ends, more beyond them. */
  private static double distance(Share share, BigDecimal p) {
    var value = p.doubleValue();
    if (value == 0 || value == 1) {
      return 0;
    }
    var observed = new BigDecimal(share.part()).divide(new BigDecimal(share.whole()), MathContext.DECIMAL128).doubleValue();
    return (Math.abs(observed - value) - 1.959964 * Math.sqrt(value * (1 - value) / share.whole())) / Math.sqrt(value * (1 - value) / share.whole());
  }

  @Test
  void aShareOfBillionsIsExact() {
    assertThat(Share.of(4_999_999_999L, 10_000_000_000L).value()).isEqualByComparingTo("0.5000");
    assertThat(Share.of(1, 3).value()).isEqualByComparingTo("0.3333");
    assertThat(Share.of(2, 3).value()).isEqualByComparingTo("0.6667");
    assertThat(Share.of(1, 20_000).value()).isEqualByComparingTo("0.0001");
    assertThat(Share.of(Long.MAX_VALUE, Long.MAX_VALUE).value()).isEqualByComparingTo("1");
  }

  @Test
  void allAndNoneHaveAnIntervalThatIsNoPoint() {
    assertThat(Share.of(0, 10).lower()).isEqualByComparingTo("0");
    assertThat(Share.of(0, 10).upper()).isGreaterThan(new BigDecimal("0.27"));
    assertThat(Share.of(10, 10).upper()).isEqualByComparingTo("1");
    assertThat(Share.of(10, 10).lower()).isLessThan(new BigDecimal("0.73"));
  }

  @Test
  void whatIsNoPartOfAWholeIsRefused() {
    assertThatThrownBy(() -> Share.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Share.of(4, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Share.of(-1, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void peopleReadOnePlace() {
    assertThat(Share.of(1, 3).percent()).isEqualTo("33.3%");
    assertThat(Share.of(10, 10).percent()).isEqualTo("100.0%");
    assertThat(Percent.of(null)).isEmpty();
  }
}
