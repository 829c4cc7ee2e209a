package org.hispcycle.registry;

import java.util.List;

/**
 * A service to the public (K6, K7); the slug is unique over the government.
 *
 * @param description what is offered
 * @param occasion the occasion of need that it starts with; like all that follows null where nobody described it
 * @param outcome what the customer has at its end
 * @param customers who they are (N1)
 * @param partners who else takes part, and in which role
 * @param tools what it is done with
 */
public record Service(int id, String slug, String name, String description, List<String> types, String occasion, String outcome,
    String customers, String partners, String tools) {}
