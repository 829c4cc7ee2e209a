package org.hispcycle.cycle.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Everything a task's form shows, for people in Tasklist and for programs alike. */
@RestController
class TaskFormController {

  record Draft(int version, JsonNode content, String updatedBy, Instant updatedAt) {}

  record StoryEntry(String step, String outcome, String outcomeLabel, String comment, String by, Instant at, String atText) {}

  record Form(String taskId, String taskName, String process, String element, String caseKey, String agencyId, String agencyName,
      String hispId, String hispName, Integer cycleYear, String edition, String ask, String clause, LocalDate dueOn, String due,
      boolean overdue, String assignee, boolean assignedToMe, List<OpenTask.Outcome> outcomes, Draft draft, boolean editable,
      Set<String> editableParts, List<StoryEntry> story, Map<String, Object> content) {}

  private final OpenTasks tasks;
  private final CaseFormsByProcess forms;
  private final Drafts drafts;
  private final CaseStory story;
  private final Registry registry;
  private final Cycles cycles;
  private final CurrentActor actor;
  private final Clock clock;

  TaskFormController(OpenTasks tasks, CaseFormsByProcess forms, Drafts drafts, CaseStory story, Registry registry, Cycles cycles,
      CurrentActor actor, Clock clock) {
    this.tasks = tasks;
    this.forms = forms;
    this.drafts = drafts;
    this.story = story;
    this.registry = registry;
    this.cycles = cycles;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/tasks/{taskId}/form")
  Form form(@PathVariable String taskId) {
    var task = tasks.visibleToCaller(taskId).orElseThrow(() -> new NotFound(
        "There is no open task of yours with the id " + taskId + ". It may have been completed; look at your inbox."));
    var form = forms.of(task.processKey());
    var saved = drafts.find(forms.draftKey(task));
    var visible = form.map(each -> each.visibleDraft(task, saved.content(), actor.get().groups())).orElse(saved.content());
    var parts = form.map(each -> each.editableParts(task)).orElse(Set.of());
    var trusted = form.map(each -> each.readsConfidential(actor.get().groups())).orElse(true);
    var dueOn = task.dueAt() == null ? null : EasternTime.dateOf(task.dueAt());
    return new Form(task.taskId(), task.name(), task.processKey(), task.elementId(), task.businessKey(), task.agencyId(),
        task.agencyId() == null ? null : registry.agency(task.agencyId()).name(), task.hispId(),
        task.hispId() == null ? null : registry.hisp(task.hispId()).name(), task.cycleYear(),
        task.cycleYear() == null ? null : cycles.find(task.cycleYear()).map(cycle -> cycle.edition()).orElse(null),
        task.documentation(), task.clause(), dueOn, dueOn == null ? null : EasternTime.deadline(dueOn),
        task.dueAt() != null && clock.instant().isAfter(task.dueAt()), task.assignee(),
        actor.get().userId().equals(task.assignee()), task.outcomes(),
        new Draft(saved.version(), visible, saved.updatedBy(), saved.updatedAt()), !parts.isEmpty(), parts,
        story.of(task.draftKey()).stream().map(entry -> trusted ? entry : entry.withoutConfidence()).map(TaskFormController::shown).toList(),
        form.map(each -> each.content(task)).orElse(Map.of()));
  }

  private static StoryEntry shown(CaseStory.Entry entry) {
    return new StoryEntry(entry.step(), entry.outcome(), entry.outcomeLabel(), entry.comment(), entry.by(), entry.at(),
        EasternTime.longDate(EasternTime.dateOf(entry.at())));
  }
}
