package org.hispcycle.registry;

import java.util.List;

/**
 * The definition of a service that the register does not know yet (K6, K7).
 *
 * @param description what is offered
 * @param occasion the occasion of need that it starts with
 * @param outcome what the customer has at its end
 * @param customers who they are (N1)
 * @param partners who else takes part, and in which role; may be missing
 * @param tools what it is done with; may be missing
 */
public record NewService(String name, String description, String occasion, String outcome, String customers, String partners,
    String tools, List<String> types, List<String> channels) {

  /** As much as is known of services that were not described here. */
  public NewService(String name, String description, List<String> types, List<String> channels) {
    this(name, description, null, null, null, null, null, types, channels);
  }
}
