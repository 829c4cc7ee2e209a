package org.hispcycle.registry;

import java.time.Instant;

/**
 * A designation with everything that was said at its beginning and end (C14, X6).
 *
 * @param rationale empty parts where none was given, as in the seeds
 * @param endReason null while it goes on
 */
public record DesignationTerm(Designation designation, String designatedBy, Instant recordedAt, Rationale rationale, String endedBy,
    Instant endRecordedAt, String endReason) {}
