package org.hispcycle.clearance;

/** Whether the Paperwork Reduction Act applies to a collection, why, and by which clause (H1, H8 to H11). */
public record PraDetermination(boolean applies, String reason, String clause) {}
