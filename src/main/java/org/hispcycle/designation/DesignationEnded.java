package org.hispcycle.designation;

import java.time.LocalDate;

/** OMB concurred that a service is designated no longer; told within the transaction that records it (C14). */
public record DesignationEnded(String agencyId, String hispId, int serviceId, LocalDate on, String reason) {}
