package org.hispcycle.clearance;

/**
 * What an agency says when it requests a clearance.
 *
 * @param serviceId null where an approved survey is changed
 * @param touchpoint tells several surveys of a service apart (F1b); null where there is one only
 * @param changes the approved survey that is to be changed; null for a survey of its own
 */
public record NewRequest(Integer serviceId, String touchpoint, Long changes) {

  public NewRequest {
    touchpoint = touchpoint == null || touchpoint.isBlank() ? null : touchpoint.strip();
  }
}
