package org.hispcycle.cockpit.process;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.hispcycle.cockpit.CaseTasks;
import org.hispcycle.platform.engine.EngineAccess;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tasks as the engine has them; whoever asks has been checked before. */
@Component
class EngineCaseTasks implements CaseTasks {

  private final TaskService tasks;
  private final OpenTasks openTasks;
  private final EngineAccess engine;

  EngineCaseTasks(@Lazy TaskService tasks, OpenTasks openTasks, EngineAccess engine) {
    this.tasks = tasks;
    this.openTasks = openTasks;
    this.engine = engine;
  }

  @Override
  public List<OpenTask> ofCases(Collection<String> businessKeys) {
    if (businessKeys.isEmpty()) {
      return List.of();
    }
    return engine.asApplication(() -> tasks.createTaskQuery().processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
        .orderByTaskCreateTime().asc().list().stream().map(Task::getId).map(openTasks::find).flatMap(Optional::stream).toList());
  }

  @Override
  public void assign(String taskId, String userId) {
    engine.asApplication(() -> tasks.setAssignee(taskId, userId));
  }
}
