package org.hispcycle.clearance;

import java.time.LocalDate;

/** The last day of a department's umbrella clearance has passed and nothing took its place: its surveys are suspended (H3). */
public record UmbrellaLapsed(String agencyId, long umbrellaId, String controlNumber, LocalDate lastDay) {}
