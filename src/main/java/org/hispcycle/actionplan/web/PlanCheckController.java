package org.hispcycle.actionplan.web;

import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.DraftPlans;
import org.hispcycle.actionplan.PlanCheck;
import org.hispcycle.actionplan.PlanSubject;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What stands against the plan of an open task as it is saved now: what would refuse it, and what only weakens it. */
@RestController
class PlanCheckController {

  private final OpenTasks tasks;
  private final Drafts drafts;
  private final ActionPlans plans;
  private final CaseFormsByProcess forms;
  private final CurrentActor actor;

  PlanCheckController(OpenTasks tasks, Drafts drafts, ActionPlans plans, CaseFormsByProcess forms, CurrentActor actor) {
    this.tasks = tasks;
    this.drafts = drafts;
    this.plans = plans;
    this.forms = forms;
    this.actor = actor;
  }

  @GetMapping("/api/v1/tasks/{taskId}/plan/check")
  PlanCheck check(@PathVariable String taskId) {
    var task = tasks.visibleToCaller(taskId).filter(each -> each.draftKey().equals(ActionPlans.caseKey(each.businessKey()))
        || each.draftKey().equals(DraftPlans.caseKey(each.businessKey()))).orElseThrow(() -> new NotFound(
        "There is no open task of a plan of yours with the id " + taskId + ". It may have been completed; look at your inbox."));
    var found = plans.check(task.draftKey(), new PlanSubject(task.cycleYear(), task.agencyId(), task.hispId(), task.businessKey()),
        drafts.find(task.draftKey()).content());
    var trusted = forms.of(task.processKey()).map(form -> form.readsConfidential(actor.get().groups())).orElse(false);
    return trusted ? found : found.withoutMoney();
  }
}
