package org.hispcycle.platform.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.hispcycle.platform.engine.TaskEvents.TaskClosed;
import org.hispcycle.platform.engine.TaskEvents.TaskMoved;
import org.hispcycle.platform.engine.TaskEvents.TaskOpened;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells other features of tasks that open, move and close; added to every user task when a model is parsed. */
@Component
class TaskLifecycle implements TaskListener {

  private final OpenTasks openTasks;
  private static final int LONGEST_NAME = 250;

  private final ApplicationEventPublisher events;
  private final CaseFormsByProcess forms;
  private final ObjectProvider<CaseTitles> titles;

  TaskLifecycle(OpenTasks openTasks, ApplicationEventPublisher events, CaseFormsByProcess forms, ObjectProvider<CaseTitles> titles) {
    this.openTasks = openTasks;
    this.events = events;
    this.forms = forms;
    this.titles = titles;
  }

  @Override
  public void notify(DelegateTask task) {
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> {
        var opened = openTasks.describe(task);
        forms.of(opened.processKey()).flatMap(each -> each.titleOf(opened)).ifPresentOrElse(subject -> task.setName(title(opened.name(), subject)),
            () -> titles.ifAvailable(each -> task.setName(title(opened.name(), each.subjectOf(opened)))));
        events.publishEvent(new TaskOpened(opened));
      }
      case EVENTNAME_UPDATE -> events.publishEvent(new TaskMoved(openTasks.describe(task)));
      default -> events.publishEvent(new TaskClosed(task.getId()));
    }
  }

  private static String title(String name, String subject) {
    var title = subject.isBlank() ? name : name + ": " + subject;
    return title.length() <= LONGEST_NAME ? title : title.substring(0, LONGEST_NAME - 1) + "…";
  }
}
