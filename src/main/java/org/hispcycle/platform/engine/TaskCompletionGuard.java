package org.hispcycle.platform.engine;

import java.time.Clock;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.TaskEvents.TaskDecided;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Guards the completion of every human task, whichever way it comes: the form, the REST API or Java. It is added to each
 * user task when a model is parsed, so no model can forget it. A refusal rolls back and leaves the task open; the
 * sentence stands between {@code [[} and {@code ]]}, where forms find it in the engine's own message.
 */
@Component
class TaskCompletionGuard implements TaskListener {

  static final String OUTCOME = "outcome";
  static final String COMMENT = "comment";
  static final String DRAFT_VERSION = "draftVersion";
  private static final int LONGEST_COMMENT = 4000;

  private final IdentityService identity;
  private final OpenTasks openTasks;
  private final CaseFormsByProcess forms;
  private final DraftSource drafts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TaskCompletionGuard(@Lazy IdentityService identity, OpenTasks openTasks, CaseFormsByProcess forms, @Lazy DraftSource drafts,
      ApplicationEventPublisher events, Clock clock) {
    this.identity = identity;
    this.openTasks = openTasks;
    this.forms = forms;
    this.drafts = drafts;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void notify(DelegateTask delegateTask) {
    try {
      var task = openTasks.describe(delegateTask);
      var completion = check(task, delegateTask);
      forms.of(task.processKey()).ifPresent(form -> form.complete(task, completion));
      var outcome = task.outcome(completion.outcome()).orElseThrow();
      events.publishEvent(new TaskDecided(task, completion.userId(), outcome.id(), outcome.label(), completion.comment(),
          completion.at(), ConfidentialComment.isKeptFor(task.taskId())));
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }

  private Completion check(OpenTask task, DelegateTask delegateTask) {
    var caller = identity.getCurrentAuthentication();
    if (caller == null || caller.getUserId() == null) {
      throw new InputRefused("Tasks are completed by people: log in first.");
    }
    if (!caller.getUserId().equals(task.assignee())) {
      throw new InputRefused(task.assignee() == null
          ? "Claim the task \"" + task.name() + "\" before you complete it."
          : "The task \"" + task.name() + "\" is being worked on by " + task.assignee() + ". Ask them to release it, or wait.");
    }
    var outcome = chosen(task, text(OUTCOME, delegateTask.getVariable(OUTCOME)));
    var comment = ConfidentialComment.isKeptFor(task.taskId())
        ? text(COMMENT, ConfidentialComment.of(task.taskId())) : text(COMMENT, delegateTask.getVariable(COMMENT));
    if (comment != null && comment.length() > LONGEST_COMMENT) {
      throw new InputRefused("The comment has " + comment.length() + " characters; at most " + LONGEST_COMMENT
          + " can be kept. Shorten it and submit again.");
    }
    if (comment == null && outcome.commentRequired()) {
      throw new InputRefused("\"" + outcome.label() + "\" needs a comment: say what has to change, so that the next person can act on it.");
    }
    var draft = drafts.current(forms.draftKey(task));
    var version = version(delegateTask);
    if (outcome.draftRequired() && version == null) {
      throw new InputRefused("Say which version of the draft you mean: send draftVersion, now " + draft.version() + ".");
    }
    if (version != null && version != draft.version()) {
      throw new InputRefused("The draft has changed since you opened it: you saw version " + version + ", it is now version "
          + draft.version() + ". Reload the task, look at what changed, and submit again.");
    }
    return new Completion(caller.getUserId(), outcome.id(), comment, version, draft.content(), clock.instant());
  }

  private static OpenTask.Outcome chosen(OpenTask task, String id) {
    var choices = task.outcomes().stream().map(OpenTask.Outcome::id).collect(Collectors.joining(", "));
    if (id == null) {
      if (task.outcomes().size() == 1) {
        return task.outcomes().get(0);
      }
      throw new InputRefused("Choose what to do with \"" + task.name() + "\": the outcome is missing. Possible outcomes: " + choices + ".");
    }
    return task.outcome(id).orElseThrow(() -> new InputRefused(
        "\"" + task.name() + "\" cannot end this way. Possible outcomes: " + choices + "."));
  }

  private static String text(String name, Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw new InputRefused("The field " + name + " must be text.");
    }
    return text.isBlank() ? null : text.strip();
  }

  private static Integer version(DelegateTask task) {
    var value = task.getVariable(DRAFT_VERSION);
    if (value == null) {
      return null;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return ((Number) value).intValue();
    }
    throw new InputRefused("The field draftVersion must be a whole number.");
  }
}
