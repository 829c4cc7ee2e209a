package org.hispcycle.draft.web;

import java.util.List;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Presence;
import org.hispcycle.draft.TaskAccess;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Says "I am here" and learns in the same answer who else is, and whether the draft has a newer version. */
@RestController
@RequestMapping("/api/v1/drafts/{taskId}/presence")
class PresenceController {

  record Here(String place) {}

  record Now(int version, List<Presence.Other> others) {}

  private final Presence presence;
  private final Drafts drafts;
  private final CaseFormsByProcess forms;
  private final TaskAccess access;
  private final CurrentActor actor;

  PresenceController(Presence presence, Drafts drafts, CaseFormsByProcess forms, TaskAccess access, CurrentActor actor) {
    this.presence = presence;
    this.drafts = drafts;
    this.forms = forms;
    this.access = access;
    this.actor = actor;
  }

  @PutMapping
  Now here(@PathVariable String taskId, @RequestBody Here here) {
    var task = access.visible(taskId);
    var key = forms.draftKey(task);
    var me = actor.get().userId();
    presence.here(key, me, here.place());
    // where somebody writes tells nothing to those who may not see that part
    var others = presence.others(key, me).stream()
        .map(each -> access.sees(task, each.place()) ? each : new Presence.Other(each.userId(), null, each.since())).toList();
    return new Now(drafts.version(key), others);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void gone(@PathVariable String taskId) {
    presence.gone(forms.draftKey(access.visible(taskId)), actor.get().userId());
  }
}
