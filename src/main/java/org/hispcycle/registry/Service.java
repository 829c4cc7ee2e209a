package org.hispcycle.registry;

import java.util.List;

/** A service to the public (K6, K7); the slug is unique over the government. */
public record Service(int id, String slug, String name, String description, List<String> types) {}
