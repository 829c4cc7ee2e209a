package org.hispcycle.actionplan;

import java.time.LocalDate;

/**
 * An accepted action of an action plan, as the public may see it (D7).
 *
 * @param hispId null where the department itself commits
 * @param serviceId null where the action improves the agency's capability
 */
public record Commitment(int cycleYear, int actionYear, String agencyId, String hispId, String id, String kind, String horizon, Integer serviceId,
    String title, String painPoint, String outcome, String measure, String baseline, LocalDate baselineDate, String target, String unit,
    LocalDate targetDate, String status, LocalDate acceptedOn) {}
