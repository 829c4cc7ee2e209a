package org.hispcycle.feedback.responses;

/**
 * What a file may cost.
 *
 * @param bytes of the file, and of what a compressed one unpacks to
 * @param rows of responses
 * @param compression how many times larger a compressed file may become
 * @param cell characters in one cell
 * @param columns in one row
 * @param problems kept with line numbers; all are counted
 */
public record Limits(long bytes, long rows, int compression, int cell, int columns, int problems) {}
