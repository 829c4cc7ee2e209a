package org.hispcycle.draft.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.hispcycle.draft.Remarks;
import org.hispcycle.draft.Remarks.Remark;
import org.hispcycle.draft.TaskAccess;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Remarks by the open task that lets a person see the case; those about a part that is hidden from the person are hidden too. */
@RestController
@RequestMapping("/api/v1/tasks/{taskId}/remarks")
class RemarkController {

  record Said(String place, String text) {}

  record Settled(Boolean resolved) {}

  record View(long id, String place, String text, String by, String role, Instant at, Integer submissionVersion, boolean resolved,
      String resolvedBy, Instant resolvedAt) {}

  private static final String WHAT = "make remarks on its content";

  private final Remarks remarks;
  private final TaskAccess access;

  RemarkController(Remarks remarks, TaskAccess access) {
    this.remarks = remarks;
    this.access = access;
  }

  @GetMapping
  List<View> list(@PathVariable String taskId) {
    var task = access.visible(taskId);
    return remarks.of(task.draftKey()).stream().filter(remark -> access.sees(task, remark.place())).map(RemarkController::view).toList();
  }

  @PostMapping
  ResponseEntity<View> add(@PathVariable String taskId, @RequestBody Said said) {
    var task = access.visible(taskId);
    var caller = access.worker(task, WHAT);
    if (!access.sees(task, said.place())) {
      throw new NotAllowed("You do not see that part of the case, so you cannot make a remark on it.");
    }
    var added = remarks.add(task.draftKey(), said.place(), said.text(), caller.userId(), role(task, caller));
    return ResponseEntity.created(URI.create("/api/v1/tasks/" + task.taskId() + "/remarks/" + added.id())).body(view(added));
  }

  @PutMapping("/{id}")
  View settle(@PathVariable String taskId, @PathVariable long id, @RequestBody Settled settled) {
    var task = access.visible(taskId);
    var caller = access.worker(task, WHAT);
    if (settled.resolved() == null) {
      throw new InputRefused("Say whether the remark was dealt with: send {\"resolved\": true} or {\"resolved\": false}.");
    }
    remarks.find(task.draftKey(), id).filter(remark -> access.sees(task, remark.place()))
        .orElseThrow(() -> new NotFound("This case has no remark " + id + " that you may see. Load the form again."));
    return view(remarks.resolve(task.draftKey(), id, settled.resolved(), caller.userId()));
  }

  /** The role in which the person works on this task; the first of the task's that is theirs. */
  private static String role(OpenTask task, Actor caller) {
    return task.candidateGroups().stream().filter(caller::is).findFirst().orElse(null);
  }

  private static View view(Remark remark) {
    return new View(remark.id(), remark.place(), remark.text(), remark.by(),
        remark.role() == null || !Roles.ALL.contains(remark.role()) ? null : Roles.label(remark.role()),
        remark.at(), remark.submissionVersion(), remark.resolved(), remark.resolvedBy(), remark.resolvedAt());
  }
}
