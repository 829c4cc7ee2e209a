package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Responses, hours and dollars of a year (H17). */
public record UmbrellaBurden(long responses, BigDecimal hours, BigDecimal cost) {

  public static final UmbrellaBurden NONE = new UmbrellaBurden(0, BigDecimal.ZERO, BigDecimal.ZERO);
  /** As the tables keep them; more decimals would be rounded there, and sums would not meet. */
  private static final int DECIMALS = 2;

  public UmbrellaBurden {
    hours = (hours == null ? BigDecimal.ZERO : hours).setScale(DECIMALS, RoundingMode.HALF_UP);
    cost = (cost == null ? BigDecimal.ZERO : cost).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  public UmbrellaBurden plus(UmbrellaBurden other) {
    return new UmbrellaBurden(responses + other.responses, hours.add(other.hours), cost.add(other.cost));
  }

  UmbrellaBurden minus(UmbrellaBurden other) {
    return new UmbrellaBurden(responses - other.responses, hours.subtract(other.hours), cost.subtract(other.cost));
  }

  UmbrellaBurden negated() {
    return NONE.minus(this);
  }

  boolean none() {
    return responses == 0 && hours.signum() == 0 && cost.signum() == 0;
  }

  boolean negative() {
    return responses < 0 || hours.signum() < 0 || cost.signum() < 0;
  }

  String words() {
    return responses + " responses, " + hours + " hours and $" + cost;
  }
}
