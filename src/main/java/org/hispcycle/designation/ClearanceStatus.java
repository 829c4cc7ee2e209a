package org.hispcycle.designation;

import java.time.LocalDate;

/** What designation asks about clearances under the Paperwork Reduction Act; the clearance feature answers. */
public interface ClearanceStatus {

  /** Whether the service's survey may be used on that day under an approved, unexpired clearance. */
  boolean hasValidClearance(int serviceId, LocalDate on);
}
