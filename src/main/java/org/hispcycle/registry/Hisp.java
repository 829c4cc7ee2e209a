package org.hispcycle.registry;

/** A High Impact Service Provider (A13); the id is the agency's and its own code, such as {@code VA-VBA}. */
public record Hisp(String id, String agencyId, String code, String name) {}
