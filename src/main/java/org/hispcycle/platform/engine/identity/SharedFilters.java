package org.hispcycle.platform.engine.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists everybody finds in Tasklist. They belong to nobody, so only the operator can change them: a stored filter may
 * hold expressions that the engine evaluates. The cards show no variables; what a person needs to know stands in the
 * task's name and its form.
 */
@Component
class SharedFilters {

  private final FilterService filterService;
  private final TaskService taskService;
  private final RoleGrants grants;

  SharedFilters(FilterService filterService, TaskService taskService, RoleGrants grants) {
    this.filterService = filterService;
    this.taskService = taskService;
    this.grants = grants;
  }

  /** The filters exist as written here, and every role may read them. */
  @Transactional
  public void ensure() {
    Map<String, Filter> existing = new HashMap<>();
    for (Filter filter : filterService.createTaskFilterQuery().list()) {
      if (filter.getOwner() == null) {
        existing.put(filter.getName(), filter);
      }
    }
    for (Shared shared : filters()) {
      Filter filter = existing.get(shared.name());
      if (filter == null) {
        filter = filterService.newTaskFilter(shared.name());
        filter.setQuery(shared.query().orderByDueDate().asc().orderByTaskName().asc());
        filter.setProperties(shared.properties());
        filterService.saveFilter(filter);
      }
      grants.ensureFilterIsShared(filter.getId());
    }
  }

  private List<Shared> filters() {
    return List.of(
        // the first one is what Tasklist opens with; the engine limits it to what the person may see
        new Shared("All open to me", "Every open task you or your group can work on", 0, query().active()),
        new Shared("My tasks", "Tasks you have claimed", 10, query().taskAssigneeExpression("${currentUser()}")),
        new Shared("My group's tasks", "Tasks of your roles, also those a colleague has claimed", 20,
            query().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks()),
        new Shared("Due this week", "Due within the next seven days", 30,
            query().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(7)}")),
        new Shared("Overdue", "Past their due date", 40, query().dueBeforeExpression("${now()}")));
  }

  private TaskQuery query() {
    return taskService.createTaskQuery();
  }

  private record Shared(String name, String description, int priority, TaskQuery query) {

    Map<String, Object> properties() {
      Map<String, Object> properties = new HashMap<>();
      properties.put("description", description);
      properties.put("priority", priority);
      properties.put("refresh", true);
      properties.put("showUndefinedVariable", false);
      properties.put("variables", List.of());
      return properties;
    }
  }
}
