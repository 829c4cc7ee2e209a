package org.hispcycle.cycle;

import java.util.Set;

/** The cycle of a year was opened; told within the same transaction. */
public record CycleOpened(int year, Set<String> agencies) {}
