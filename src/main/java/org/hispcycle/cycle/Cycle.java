package org.hispcycle.cycle;

import java.time.Instant;

/** One year's round; the calendar year is that of the due dates. The edition is the one it was opened under (X10). */
public record Cycle(int year, String edition, Instant openedAt, Instant calendarConfirmedAt, String calendarConfirmedBy,
    Instant hispListConfirmedAt, String hispListConfirmedBy, Instant closedAt) {}
