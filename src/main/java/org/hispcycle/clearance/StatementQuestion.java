package org.hispcycle.clearance;

/** One of the 18 questions of Supporting Statement A (H17). */
public record StatementQuestion(int number, String topic) {}
