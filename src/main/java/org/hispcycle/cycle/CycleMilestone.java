package org.hispcycle.cycle;

import java.time.LocalDate;

/**
 * One date of a cycle.
 *
 * @param milestone slug such as {@code capacity-assessment} or {@code service-report-q1}
 * @param printed what the circular prints, such as "Spring 2026"; null where it prints a rule
 * @param proposed the edition prints no day and OMB has not yet confirmed ours
 */
public record CycleMilestone(String milestone, LocalDate opensOn, LocalDate dueOn, String printed, String clause, String remark,
    boolean proposed) {}
