package org.hispcycle.designation;

/** A targeted improvement action that was identified with a designation (C2); the action plan takes it up. */
public record ImprovementAction(int serviceId, String title, String description) {}
