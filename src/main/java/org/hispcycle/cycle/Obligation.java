package org.hispcycle.cycle;

import java.time.Instant;
import java.time.LocalDate;
import org.hispcycle.calendar.EasternTime;

/**
 * One duty of one subject (X3).
 *
 * @param id business key and kind, such as {@code 2026-VA-VBA/capacity-assessment}
 * @param hispId null where the department itself is the subject
 * @param quarter such as {@code FY2026Q1}; only for quarterly reports
 * @param dueOn due at the end of this day, U.S. Eastern
 * @param reason why not reported, excused, not met; null otherwise
 * @param blockedReason what prevents it from being met now, such as a missing clearance; null otherwise
 */
public record Obligation(String id, int cycleYear, ObligationKind kind, String businessKey, String agencyId, String hispId,
    Integer serviceId, String quarter, String title, LocalDate opensOn, LocalDate dueOn, ObligationStatus status,
    Instant statusAt, String statusBy, String reason, LocalDate targetDate, Instant firstSubmittedAt, Instant settledAt,
    Settlement settlement, String blockedReason) {

  public static String id(String businessKey, ObligationKind kind) {
    return businessKey + "/" + kind.slug();
  }

  /** Due in the year or before. */
  public boolean dueBy(int year) {
    return dueOn.getYear() <= year;
  }

  /** Submitted after the due day ended, or not submitted at all and that moment has passed. */
  public boolean late(Instant now) {
    var deadline = EasternTime.endOfDay(dueOn);
    return (firstSubmittedAt != null ? firstSubmittedAt : now).isAfter(deadline)
        && status != ObligationStatus.EXCUSED && status != ObligationStatus.CARRIED_OVER;
  }
}
