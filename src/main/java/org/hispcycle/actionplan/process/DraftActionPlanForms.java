package org.hispcycle.actionplan.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.hispcycle.actionplan.DraftPlans;
import org.hispcycle.actionplan.process.DraftActionPlanProcess.Elements;
import org.hispcycle.actionplan.process.DraftActionPlanProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of a draft plan: the agency prepares it, OMB's lead comments on it and accepts or returns it. */
@Component
class DraftActionPlanForms implements CaseForms {

  private final DraftPlans plans;
  private final PlanFormContent content;

  DraftActionPlanForms(DraftPlans plans, PlanFormContent content) {
    this.plans = plans;
    this.content = content;
  }

  @Override
  public String processKey() {
    return DraftActionPlanProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    return content.of(task, editableParts(task));
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return Elements.PREPARE.equals(task.elementId()) ? PlanFormContent.PARTS : Set.of();
  }

  @Override
  public JsonNode visibleDraft(OpenTask task, JsonNode draft, Set<String> roles) {
    return PlanFormContent.visible(draft, roles);
  }

  @Override
  public boolean readsConfidential(OpenTask task, Set<String> roles) {
    return PlanFormContent.seesMoney(roles);
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    var subject = PlanFormContent.subject(task);
    switch (task.elementId()) {
      case Elements.PREPARE -> plans.submit(subject, completion.draft(), completion.userId(), completion.at());
      case Elements.COMMENT -> {
        if (completion.is(Outcomes.ACCEPT)) {
          plans.accept(subject, completion.userId(), completion.at());
        } else {
          plans.returned(subject, completion.userId(), completion.at(), completion.comment());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }
}
