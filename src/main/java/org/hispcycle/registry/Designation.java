package org.hispcycle.registry;

import java.time.LocalDate;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * A service that a HISP has designated as a priority (C1).
 *
 * @param firstReport the first quarter whose feedback data is owed (C12)
 * @param endedOn first day on which it is designated no more; null while it is
 * @param demo seeded for demonstration; the public data does not say it
 */
public record Designation(long id, String hispId, int serviceId, LocalDate designatedOn, FiscalQuarter firstReport,
    LocalDate endedOn, boolean demo) {

  /** Whether the service is designated on the day. */
  public boolean covers(LocalDate day) {
    return !designatedOn.isAfter(day) && (endedOn == null || endedOn.isAfter(day));
  }
}
