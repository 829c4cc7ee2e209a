package org.hispcycle.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.platform.InputRefused;

/**
 * What one process shows in its task forms and does when a person completes a task. One bean per process, in the
 * feature's {@code process} package.
 */
public interface CaseForms {

  String processKey();

  /** What the form needs beside the draft: questionnaire, lists to choose from, what others wrote. */
  Map<String, Object> content(OpenTask task);

  /**
   * Checks what was submitted and writes it, in the engine's transaction.
   *
   * @throws InputRefused if the task must stay open; nothing is written then
   */
  void complete(OpenTask task, Completion completion);

  /** Under which key the draft of this task is kept; one for all tasks of the case unless they work side by side. */
  default String draftKey(OpenTask task) {
    return task.draftKey();
  }

  /** What an inbox calls the case behind the name of its task; empty where that is the HISP or department as usual. */
  default Optional<String> titleOf(OpenTask task) {
    return Optional.empty();
  }

  /** Top-level parts of the draft that may be changed in this task: {@link #EVERYTHING}, some, or none where one only decides. */
  default Set<String> editableParts(OpenTask task) {
    return EVERYTHING;
  }

  /** What of the draft a person with these roles may see who sees the task: operators see every task, but not everything in it. */
  default JsonNode visibleDraft(OpenTask task, JsonNode draft, Set<String> roles) {
    return draft;
  }

  /** A person was given this draft, or what of it he may see, other than in the form; for processes that keep a trace of it. */
  default void draftShown(OpenTask task, JsonNode visible) {}

  /** Whether a person with these roles may read what was said in steps whose comments are confidential. */
  default boolean readsConfidential(Set<String> roles) {
    return true;
  }

  Set<String> EVERYTHING = Set.of("*");
}
