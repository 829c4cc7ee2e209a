package org.hispcycle.clearance;

import java.time.LocalDate;

/**
 * A department has a new umbrella clearance, or an old one was extended; told within the transaction that registers it (H3).
 *
 * @param replacedId the clearance whose surveys it took over; null for a department that had none, its own id for an extension
 */
public record UmbrellaRenewed(String agencyId, long umbrellaId, Long replacedId, String controlNumber, LocalDate approvedOn, LocalDate expiresOn) {}
