package org.hispcycle.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a person sends to complete a task.
 *
 * @param comment null where none was given; never blank
 * @param draftVersion version of the draft that the person saw; null where the outcome needs none
 * @param draft the content of exactly that version; an empty object where none was saved
 */
public record Completion(String userId, String outcome, String comment, Integer draftVersion, JsonNode draft, Instant at) {

  public boolean is(String outcomeId) {
    return outcome.equals(outcomeId);
  }
}
