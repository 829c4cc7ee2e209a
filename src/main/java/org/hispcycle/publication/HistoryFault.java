package org.hispcycle.publication;

/**
 * Something odd in a row of the imported files.
 *
 * @param file {@code reports} or {@code counts}
 * @param rowNumber line at which the row begins
 * @param leftOut the row is not taken; otherwise it is, as the message says
 */
public record HistoryFault(String file, int rowNumber, String rule, boolean leftOut, String message) {}
