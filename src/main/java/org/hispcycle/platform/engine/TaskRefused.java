package org.hispcycle.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.BadUserRequestException;
import org.hispcycle.platform.InputRefused;

/** A refusal on its way through the engine; the markers let a form find our sentence inside the engine's own text. */
public class TaskRefused extends BadUserRequestException {

  private static final ObjectMapper JSON = new ObjectMapper();

  public TaskRefused(InputRefused refusal) {
    super("[[" + refusal.getMessage() + "]]" + faults(refusal), refusal);
  }

  /** The faults by field behind the sentence, as JSON between {@code {{} and {@code }}}, for forms that point at fields. */
  private static String faults(InputRefused refusal) {
    if (refusal.faults().isEmpty()) {
      return "";
    }
    try {
      return "{{" + JSON.writeValueAsString(refusal.faults()) + "}}";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Faults are plain text", impossible);
    }
  }
}
