package org.hispcycle.platform.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.hispcycle.platform.engine.TaskEvents.TaskClosed;
import org.hispcycle.platform.engine.TaskEvents.TaskMoved;
import org.hispcycle.platform.engine.TaskEvents.TaskOpened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells other features of tasks that open, move and close; added to every user task when a model is parsed. */
@Component
class TaskLifecycle implements TaskListener {

  private final OpenTasks openTasks;
  private final ApplicationEventPublisher events;

  TaskLifecycle(OpenTasks openTasks, ApplicationEventPublisher events) {
    this.openTasks = openTasks;
    this.events = events;
  }

  @Override
  public void notify(DelegateTask task) {
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> events.publishEvent(new TaskOpened(openTasks.describe(task)));
      case EVENTNAME_UPDATE -> events.publishEvent(new TaskMoved(openTasks.describe(task)));
      default -> events.publishEvent(new TaskClosed(task.getId()));
    }
  }
}
