package org.hispcycle.audit.web;

import java.util.List;
import org.hispcycle.audit.Stories;
import org.hispcycle.draft.TaskAccess;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.CaseHistory;
import org.hispcycle.platform.engine.CaseHistory.Instance;
import org.hispcycle.platform.engine.CaseHistory.Step;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The story of a case for Tasklist and Cockpit, and running and completed instances by their business key. */
@RestController
@RequestMapping("/api/v1")
class StoryController {

  /** The steps of one instance beside the story of its case. */
  record History(Instance instance, List<Step> steps, Stories.Story story) {}

  private static final int MOST = 100;
  private static final int SHORTEST = 3;
  private static final String WILDCARDS = ".*[%_\\\\].*";

  private final Stories stories;
  private final CaseHistory history;
  private final TaskAccess tasks;
  private final CurrentActor actor;

  StoryController(Stories stories, CaseHistory history, TaskAccess tasks, CurrentActor actor) {
    this.stories = stories;
    this.history = history;
    this.tasks = tasks;
    this.actor = actor;
  }

  @GetMapping("/tasks/{taskId}/story")
  Stories.Story ofTask(@PathVariable String taskId) {
    return stories.of(tasks.visible(taskId), actor.get());
  }

  @GetMapping("/cases/{businessKey}/story")
  Stories.Story ofCase(@PathVariable String businessKey) {
    return stories.of(businessKey, actor.get());
  }

  /** Running and completed, newest first. */
  @GetMapping("/cases")
  List<Instance> find(@RequestParam String key) {
    var wanted = key.strip();
    if (wanted.length() < SHORTEST || wanted.matches(WILDCARDS)) {
      throw new InputRefused("Enter at least " + SHORTEST + " characters of the case's key, such as 2026-VA, without % and _.");
    }
    var caller = actor.get();
    return history.find(wanted, caller.isOmb() || caller.isAdmin() ? null : caller.agencies(), MOST);
  }

  @GetMapping("/instances/{instanceId}/history")
  History ofInstance(@PathVariable String instanceId) {
    var instance = history.instance(instanceId).orElseThrow(() -> new NotFound("There is no instance " + instanceId
        + ". Its history may have been removed when its time was over; the record at /office/audit keeps the decisions."));
    Stories.requireReader(instance.agencyId(), actor.get());
    return new History(instance, history.steps(instanceId), instance.businessKey() == null ? null : stories.of(instance.businessKey(), actor.get()));
  }
}
