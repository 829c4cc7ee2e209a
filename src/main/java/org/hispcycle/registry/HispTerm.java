package org.hispcycle.registry;

import java.time.LocalDate;

/**
 * A stay of a HISP on OMB's list (A12); one that was withdrawn and readmitted has several.
 *
 * @param dayKnown false where only the latest possible day of the designation is known, from the first quarter reported
 * @param withdrawnOn first day on which it is on the list no more; null while it is
 */
public record HispTerm(String hispId, LocalDate designatedOn, boolean dayKnown, String reason, LocalDate withdrawnOn,
    String withdrawalReason) {}
