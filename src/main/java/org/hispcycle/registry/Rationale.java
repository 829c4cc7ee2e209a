package org.hispcycle.registry;

/** Why a service was chosen, in the three parts of C6: for the organization, for customers, for the agency's performance. */
public record Rationale(String organization, String customers, String performance) {}
