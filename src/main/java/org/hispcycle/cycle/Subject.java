package org.hispcycle.cycle;

/**
 * Who goes through the yearly round: a HISP, or a department that maintains HISPs (A14).
 *
 * @param hispId null for a department
 */
public record Subject(String agencyId, String hispId, String name) {

  public boolean isHisp() {
    return hispId != null;
  }

  /** {@code 2026-VA-VBA} for a HISP, {@code 2026-VA} for a department. */
  public String businessKey(int cycleYear) {
    return cycleYear + "-" + (isHisp() ? hispId : agencyId);
  }
}
