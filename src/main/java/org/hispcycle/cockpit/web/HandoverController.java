package org.hispcycle.cockpit.web;

import java.util.List;
import org.hispcycle.cockpit.Handover;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a task to another person who may do it. */
@RestController
@RequestMapping("/api/v1/tasks/{taskId}")
class HandoverController {

  record Wanted(String userId, String reason) {}

  record PersonView(String id, String name) {}

  record Given(String taskId, String assignee) {}

  private final Handover handover;
  private final CurrentActor actor;

  HandoverController(Handover handover, CurrentActor actor) {
    this.handover = handover;
    this.actor = actor;
  }

  @GetMapping("/assignees")
  List<PersonView> candidates(@PathVariable String taskId) {
    return handover.candidates(taskId, actor.get()).stream().map(each -> new PersonView(each.id(), each.name())).toList();
  }

  @PostMapping("/assignee")
  Given give(@PathVariable String taskId, @RequestBody Wanted wanted) {
    var task = handover.give(taskId, wanted.userId(), wanted.reason(), actor.get());
    return new Given(task.taskId(), task.assignee());
  }
}
