package org.hispcycle.edition;

import java.time.LocalDate;

/**
 * When a milestone of a cycle opens and is due under an edition.
 *
 * @param printed what the circular prints; null where it prints only a rule
 * @param proposed the circular prints no day: ours is a proposal that OMB confirms or changes (L1)
 */
public record MilestoneDates(String milestone, LocalDate opensOn, LocalDate dueOn, String printed, String clause, String remark,
    boolean proposed) {}
