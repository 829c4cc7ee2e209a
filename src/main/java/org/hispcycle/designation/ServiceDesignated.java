package org.hispcycle.designation;

import java.time.Instant;

/**
 * A designated service has no approved clearance on the day its duties are created: it owes a survey and its clearance
 * (C10), which now stand in the ledger. Told once per service and cycle, within the same transaction.
 *
 * @param by who concurred with the designation
 */
public record ServiceDesignated(int cycleYear, String agencyId, String hispId, int serviceId, String by, Instant at) {}
