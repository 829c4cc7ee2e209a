package org.hispcycle.registry;

/** An agency that maintains HISPs; its id is the engine's tenant, such as {@code VA}. */
public record Agency(String id, String name) {}
