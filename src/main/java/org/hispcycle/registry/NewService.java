package org.hispcycle.registry;

import java.util.List;

/** The definition of a service that the register does not know yet (K6). */
public record NewService(String name, String description, List<String> types, List<String> channels) {}
