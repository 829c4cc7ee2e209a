package org.hispcycle.designation;

import java.time.LocalDate;

/** What designation asks about clearances under the Paperwork Reduction Act; the clearance feature answers. */
public interface ClearanceStatus {

  /** Whether this HISP's survey of the service may be used on that day under an approved, unexpired clearance. */
  boolean hasValidClearance(String hispId, int serviceId, LocalDate on);
}
