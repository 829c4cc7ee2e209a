package org.hispcycle.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the completion of a task finds the draft that the person saw; implemented by the draft module. */
public interface DraftSource {

  record Draft(int version, JsonNode content) {}

  /** The draft of a case; version 0 and an empty object where none was saved yet. */
  Draft current(String draftKey);
}
