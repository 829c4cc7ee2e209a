package org.hispcycle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.stereotype.Service;

/**
 * Who may read and write what belongs to a case: whoever sees one of its open tasks reads, and the people whose task it is
 * write. A task that the caller may not see is answered like one that does not exist.
 */
@Service
public class TaskAccess {

  private final OpenTasks tasks;
  private final CaseFormsByProcess forms;
  private final CurrentActor actor;
  private final ObjectMapper json;

  TaskAccess(OpenTasks tasks, CaseFormsByProcess forms, CurrentActor actor, ObjectMapper json) {
    this.tasks = tasks;
    this.forms = forms;
    this.actor = actor;
    this.json = json;
  }

  public OpenTask visible(String taskId) {
    return tasks.visibleToCaller(taskId).orElseThrow(() -> new NotFound(
        "There is no open task of yours with the id " + taskId + ". It may have been completed; look at your inbox."));
  }

  /** The person, if the task is his or one of his roles'; {@code what} is what only those people do, such as "write its draft". */
  public Actor worker(OpenTask task, String what) {
    var caller = actor.get();
    if (!caller.userId().equals(task.assignee()) && task.candidateGroups().stream().noneMatch(caller::is)) {
      throw new NotAllowed("Only the people whose task \"" + task.name() + "\" is " + what + ". Ask one of them.");
    }
    return caller;
  }

  /** As {@link #worker}, and in this step something can be written at all. */
  public Actor writer(OpenTask task, String what) {
    var caller = worker(task, what);
    if (forms.of(task.processKey()).map(form -> form.editableParts(task).isEmpty()).orElse(true)) {
      throw new NotAllowed("In \"" + task.name() + "\" the case can only be read. Return it with a comment if something must change.");
    }
    return caller;
  }

  /** What of the draft the caller may see. */
  public JsonNode visible(OpenTask task, JsonNode draft) {
    return forms.of(task.processKey()).map(form -> form.visibleDraft(task, draft, actor.get().groups())).orElse(draft);
  }

  /** As {@link #visible(OpenTask, JsonNode)}, and the process is told that it is given out. */
  public JsonNode shown(OpenTask task, JsonNode draft) {
    var visible = visible(task, draft);
    forms.of(task.processKey()).ifPresent(form -> form.draftShown(task, visible));
    return visible;
  }

  /** May the caller see what stands at this place, such as {@code budgetRequests.b1.amount}? Parts are hidden as a whole. */
  public boolean sees(OpenTask task, String place) {
    if (place == null) {
      return true;
    }
    var part = place.split("\\.", 2)[0];
    ObjectNode probe = json.createObjectNode();
    probe.set(part, json.createArrayNode());
    return visible(task, probe).has(part);
  }
}
