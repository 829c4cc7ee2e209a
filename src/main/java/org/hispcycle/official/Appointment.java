package org.hispcycle.official;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One appointment (A6, A9).
 *
 * @param hispId null for the Lead Agency Service Delivery Official; else the HISP whose senior accountable official this is
 * @param instrument what the appointment rests on, such as a memorandum with its date
 * @param endedOn last day in office; null while it goes on
 */
public record Appointment(long id, String agencyId, String hispId, String name, String office, LocalDate appointedOn, String instrument,
    String link, String appointedBy, Instant recordedAt, LocalDate endedOn, String endReason, boolean demo) {

  public boolean inOffice(LocalDate on) {
    return !appointedOn.isAfter(on) && (endedOn == null || !endedOn.isBefore(on));
  }
}
