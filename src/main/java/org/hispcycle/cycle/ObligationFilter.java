package org.hispcycle.cycle;

import java.util.Set;

/** Which obligations; null or empty means all. {@code agencies} limits to what the caller may see. */
public record ObligationFilter(Integer cycleYear, Set<String> agencies, String agencyId, String hispId, ObligationKind kind,
    ObligationStatus status, String businessKey) {

  public static ObligationFilter cycle(int year) {
    return new ObligationFilter(year, null, null, null, null, null, null);
  }

  public static ObligationFilter of(int year, String agencyId, String hispId) {
    return new ObligationFilter(year, null, agencyId, hispId, null, null, null);
  }
}
