package org.hispcycle.platform.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A human task that is open now, as features see it.
 *
 * @param name as the model calls it; in an inbox the subject stands behind it
 * @param elementId the id in the model, such as {@code Task_SignAssessment}
 * @param businessKey the case, such as {@code 2026-VA-VBA}
 * @param hispId null where the subject is a department
 * @param cycleYear calendar year of the due dates
 * @param dueAt end of the due day in U.S. Eastern time; null where the model gives none
 * @param milestone the kind of obligation that the due date belongs to, as a slug
 */
public record OpenTask(String taskId, String name, String processKey, String processName, String elementId, String businessKey,
    String agencyId, String hispId, Integer cycleYear, Instant createdAt, Instant dueAt, String assignee,
    List<String> candidateGroups, String documentation, String clause, String milestone, List<Outcome> outcomes) {

  /** One way to complete a task: the button's label, and what must come with it. */
  public record Outcome(String id, String label, boolean commentRequired, boolean draftRequired) {}

  public Optional<Outcome> outcome(String id) {
    return outcomes.stream().filter(outcome -> outcome.id().equals(id)).findFirst();
  }

  /** Drafts and submissions of one case are kept under this key. */
  public String draftKey() {
    return processKey + "/" + businessKey;
  }

  static List<Outcome> outcomes(Map<String, String> properties) {
    var comment = List.of(properties.getOrDefault("commentRequired", "").split("\\s*,\\s*"));
    var draft = List.of(properties.getOrDefault("draftRequired", "").split("\\s*,\\s*"));
    return properties.entrySet().stream().filter(property -> property.getKey().startsWith("outcome:")).map(property -> {
      var id = property.getKey().substring("outcome:".length());
      return new Outcome(id, property.getValue(), comment.contains(id), draft.contains(id));
    }).toList();
  }
}
