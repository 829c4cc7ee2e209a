package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of the journal of draw-downs, never changed afterwards (H17).
 *
 * @param kind {@code draw}, {@code release} or {@code transfer}; a survey that is changed is released, and the changed one draws
 * @param responses signed, like hours and cost: what the row adds to what is drawn
 */
public record UmbrellaDraw(long id, long umbrellaId, String caseKey, String kind, long responses, BigDecimal hours, BigDecimal cost,
    String reason, String by, Instant at) {}
