package org.hispcycle.audit.web;

import org.hispcycle.audit.RetentionJob;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the retention would remove now, for operators; nothing is removed here. */
@RestController
class RetentionController {

  private final RetentionJob job;
  private final CurrentActor actor;

  RetentionController(RetentionJob job, CurrentActor actor) {
    this.job = job;
    this.actor = actor;
  }

  @GetMapping("/api/v1/retention")
  RetentionJob.DryRun dryRun() {
    if (!actor.get().isAdmin()) {
      throw new NotAllowed("What is removed when its time is over is the operator's business. Ask one.");
    }
    return job.dryRun();
  }
}
