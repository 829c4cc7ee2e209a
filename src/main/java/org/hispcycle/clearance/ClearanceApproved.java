package org.hispcycle.clearance;

import java.time.LocalDate;

/** A survey of the service has been approved; told within the transaction that records it. */
public record ClearanceApproved(String hispId, int serviceId, String controlNumber, LocalDate approvedOn, LocalDate expiresOn) {}
