package org.hispcycle.draft.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.TaskAccess;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts by the open task that lets a person write them; who sees the task sees the draft, nobody else. */
@RestController
@RequestMapping("/api/v1/drafts/{taskId}")
class DraftController {

  record Save(Integer version, JsonNode content) {}

  record State(int version, JsonNode content, String updatedBy, Instant updatedAt) {}

  record Receipt(int version, String updatedBy, Instant updatedAt) {}

  private final Drafts drafts;
  private final CaseFormsByProcess forms;
  private final TaskAccess access;

  DraftController(Drafts drafts, CaseFormsByProcess forms, TaskAccess access) {
    this.drafts = drafts;
    this.forms = forms;
    this.access = access;
  }

  @GetMapping
  State read(@PathVariable String taskId) {
    var task = access.visible(taskId);
    var saved = drafts.find(forms.draftKey(task));
    return new State(saved.version(), access.shown(task, saved.content()), saved.updatedBy(), saved.updatedAt());
  }

  @PutMapping
  Receipt save(@PathVariable String taskId, @RequestBody Save save) {
    var task = access.visible(taskId);
    if (save.version() == null) {
      throw new InputRefused("Say which version you are changing: send the version you read, 0 for the first draft.");
    }
    var caller = access.worker(task, "write its draft");
    var current = drafts.find(forms.draftKey(task)).content();
    if (!access.visible(task, current).equals(current)) {
      throw new NotAllowed("You do not see all of this draft, so you cannot save it. Ask one of the people whose task it is.");
    }
    refuseForeignParts(task, current, save.content());
    var saved = drafts.save(forms.draftKey(task), save.version(), save.content(), caller.userId());
    return new Receipt(saved.version(), saved.updatedBy(), saved.updatedAt());
  }

  /** The people of a case see the whole draft, but each changes only the parts that are his in this step. */
  private void refuseForeignParts(OpenTask task, JsonNode before, JsonNode content) {
    var own = forms.of(task.processKey()).map(form -> form.editableParts(task)).orElse(Set.of());
    if (own.equals(CaseForms.EVERYTHING) || content == null || !content.isObject()) {
      return;
    }
    if (own.isEmpty()) {
      throw new NotAllowed("In \"" + task.name() + "\" the draft can only be read. Return it with a comment if something must change.");
    }
    var names = new TreeSet<String>();
    before.fieldNames().forEachRemaining(names::add);
    content.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> own.contains(name) || Objects.equals(before.get(name), content.get(name)));
    if (!names.isEmpty()) {
      throw new NotAllowed("In \"" + task.name() + "\" you can change " + String.join(", ", new TreeSet<>(own))
          + " only; not " + String.join(", ", names) + ". Return it with a comment if something else must change.");
    }
  }
}
