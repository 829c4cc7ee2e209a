package org.hispcycle.publication;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A part of a whole, with the interval in which the share of everybody lies if those who answered were drawn at random.
 *
 * <p>The interval is Edwin B. Wilson's (1927): those shares p from which the observed one is no further away than z
 * standard errors of p itself. It stays within 0 and 1 and does not collapse to a point at "all" or "none", as the
 * textbook interval around the observed share does. People who answer a survey are no random sample, so the interval
 * says how much chance alone could do, and no more.
 *
 * @param value to four places, rounded half up
 * @param lower lower end of the interval at 95 %, rounded down
 * @param upper upper end, rounded up
 */
public record Share(long part, long whole, BigDecimal value, BigDecimal lower, BigDecimal upper) {

  /** How people know the interval. */
  public static final String INTERVAL = "Wilson score interval, 95 %";

  private static final MathContext EXACT = new MathContext(40, RoundingMode.HALF_EVEN);
  private static final BigDecimal Z = new BigDecimal("1.959963984540054235524594430520551778");
  private static final BigDecimal Z2 = Z.multiply(Z, EXACT);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int PLACES = 4;
  private static final int ROOT_PLACES = 20;

  /** @throws IllegalArgumentException if the part is not within the whole, or the whole is nothing */
  public static Share of(long part, long whole) {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " is no part of " + whole + ".");
    }
    var k = BigDecimal.valueOf(part);
    var n = BigDecimal.valueOf(whole);
    // (2k + z² ± z √(z² + 4k(n−k)/n)) / 2(n + z²): the two solutions of |p̂ − p| = z √(p(1−p)/n)
    var middle = TWO.multiply(k).add(Z2);
    var underTheRoot = BigDecimal.valueOf(4).multiply(new BigDecimal(BigInteger.valueOf(part).multiply(BigInteger.valueOf(whole - part))))
        .divide(n, EXACT).add(Z2);
    var distance = root(underTheRoot).multiply(Z, EXACT);
    var base = TWO.multiply(n.add(Z2));
    return new Share(part, whole, k.divide(n, PLACES, RoundingMode.HALF_UP),
        part == 0 ? BigDecimal.ZERO.setScale(PLACES) : middle.subtract(distance).divide(base, PLACES, RoundingMode.FLOOR),
        part == whole ? BigDecimal.ONE.setScale(PLACES) : middle.add(distance).divide(base, PLACES, RoundingMode.CEILING));
  }

  /** To twenty places, by whole numbers: many times faster than the square root of BigDecimal, and pages have hundreds of them. */
  private static BigDecimal root(BigDecimal value) {
    return new BigDecimal(value.movePointRight(2 * ROOT_PLACES).toBigInteger().sqrt(), ROOT_PLACES);
  }

  /** As people read it, such as "83.2%". */
  public String percent() {
    return Percent.of(value);
  }

  /** The interval as people read it, such as "81.0% to 85.2%". */
  public String interval() {
    return Percent.of(lower) + " to " + Percent.of(upper);
  }
}
