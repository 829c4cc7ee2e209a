package org.hispcycle.actionplan.document;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The words behind the codes of a plan.
 *
 * @param services name of a service
 * @param files title of an evidence file
 */
record PlanLabels(IntFunction<String> services, Map<String, String> horizons, Map<String, String> components, Map<String, String> burdens,
    UnaryOperator<String> files) {

  private static final Map<String, String> KINDS = Map.of("service", "For a designated service", "capability", "For the agency's capability");
  private static final Map<String, String> STATUSES = Map.of("new", "New", "under-way", "Under way", "done", "Done", "dropped", "Dropped");
  private static final Map<String, String> SOURCES = Map.of("service-assessment", "Service assessment", "customer-feedback", "Customer feedback",
      "design-research", "Human-centered design research", "other", "Other evidence");

  static PlanLabels none() {
    return new PlanLabels(id -> "Service " + id, Map.of(), Map.of(), Map.of(), id -> id);
  }

  String kind(String code) {
    return KINDS.getOrDefault(code, code);
  }

  String status(String code) {
    return STATUSES.getOrDefault(code, code);
  }

  String source(String code) {
    return SOURCES.getOrDefault(code, code);
  }
}
