package org.hispcycle.feedback;

/** A survey of the service has been cleared; told within the transaction that records it, after {@link SurveyClearances} knows. */
public record ClearanceApproved(int serviceId, String controlNumber) {}
