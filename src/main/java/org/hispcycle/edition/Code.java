package org.hispcycle.edition;

/** One value of a list of an edition; {@code hint} may be null. */
public record Code(String code, String label, String hint) {}
