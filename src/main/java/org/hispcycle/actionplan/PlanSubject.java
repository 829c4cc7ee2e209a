package org.hispcycle.actionplan;

/**
 * Whose plan of which cycle.
 *
 * @param hispId null where the department itself is the subject
 */
public record PlanSubject(int cycleYear, String agencyId, String hispId, String businessKey) {}
