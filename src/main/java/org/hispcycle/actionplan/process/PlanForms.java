package org.hispcycle.actionplan.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.OpenTask;

/** What the task forms of a plan have in common: written in one step, shown in all, the money only to whom it concerns. */
abstract class PlanForms implements CaseForms {

  private final PlanFormContent content;
  private final String writingStep;

  PlanForms(PlanFormContent content, String writingStep) {
    this.content = content;
    this.writingStep = writingStep;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    return content.of(task, editableParts(task));
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return writingStep.equals(task.elementId()) ? PlanFormContent.PARTS : Set.of();
  }

  @Override
  public JsonNode visibleDraft(OpenTask task, JsonNode draft, Set<String> roles) {
    return PlanFormContent.visible(draft, roles);
  }

  @Override
  public void draftShown(OpenTask task, JsonNode visible) {
    content.draftShown(task, visible);
  }

  @Override
  public boolean readsConfidential(Set<String> roles) {
    return PlanFormContent.seesMoney(roles);
  }
}
