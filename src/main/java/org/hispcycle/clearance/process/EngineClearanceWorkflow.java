package org.hispcycle.clearance.process;

import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.clearance.ClearanceWorkflow;
import org.hispcycle.clearance.ReviewClock;
import org.hispcycle.clearance.ReviewClockMoved;
import org.hispcycle.clearance.Survey;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the case of a survey that designation asks for, and ends one that nobody owes any more. */
@Component
class EngineClearanceWorkflow implements ClearanceWorkflow {

  private static final String[] REVIEWS = {PraClearanceProcess.Elements.REVIEW_AS_DESK_OFFICER, PraClearanceProcess.Elements.REVIEW_AS_OIRA};

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ReviewClock reviewClock;
  private final EngineAccess engine;

  EngineClearanceWorkflow(@Lazy RuntimeService runtime, @Lazy TaskService tasks, ReviewClock reviewClock, EngineAccess engine) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.reviewClock = reviewClock;
    this.engine = engine;
  }

  @Override
  public void start(Survey survey) {
    engine.asApplication(() -> {
      var variables = Variables.createVariables();
      CaseVariables.CYCLE_YEAR.with(variables, survey.cycleYear());
      CaseVariables.AGENCY_ID.with(variables, survey.agencyId());
      CaseVariables.HISP_ID.with(variables, survey.hispId());
      PraClearanceProcess.Variables.SERVICE_ID.with(variables, survey.serviceId());
      runtime.createMessageCorrelation(PraClearanceProcess.Messages.CLEARANCE_REQUESTED)
          .processInstanceBusinessKey(survey.businessKey()).setVariables(variables).correlateStartMessage();
    });
  }

  @Override
  public void end(Survey survey, String reason) {
    engine.asApplication(() -> runtime.createProcessInstanceQuery().processDefinitionKey(PraClearanceProcess.KEY)
        .processInstanceBusinessKey(survey.businessKey()).list().forEach(instance -> {
          var open = openTasks(instance);
          try {
            end(instance, reason);
          } catch (OptimisticLockingException meanwhile) {
            throw new Moved(meanwhile);
          } catch (ProcessEngineException broken) {
            // the engine had read one half of the case before somebody's decision and the other half after it
            throw openTasks(instance).equals(open) ? broken : new Moved(broken);
          }
        }));
  }

  private Set<String> openTasks(ProcessInstance instance) {
    return tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream().map(Task::getId).collect(Collectors.toSet());
  }

  /** By its own message; cases of before the model had it are deleted. */
  private void end(ProcessInstance instance, String reason) {
    var waiting = runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).eventType("message")
        .eventName(PraClearanceProcess.Messages.CLEARANCE_WITHDRAWN).list();
    if (waiting.isEmpty()) {
      runtime.deleteProcessInstance(instance.getId(), reason);
    } else {
      runtime.messageEventReceived(PraClearanceProcess.Messages.CLEARANCE_WITHDRAWN, waiting.get(0).getExecutionId());
    }
  }

  /** The reviewers' tasks are due when their clock ends; while it stands still they are not due at all (H17). */
  @EventListener
  void reviewClockMoved(ReviewClockMoved moved) {
    var due = reviewClock.of(moved.businessKey()).map(ReviewClock.Reading::dueAt).map(Date::from).orElse(null);
    engine.asApplication(() -> tasks.createTaskQuery().processDefinitionKey(PraClearanceProcess.KEY).processInstanceBusinessKey(moved.businessKey())
        .taskDefinitionKeyIn(REVIEWS).list().stream()
        // the one who asks is just completing his own
        .filter(task -> !task.getTaskDefinitionKey().equals(moved.asked().step()))
        .forEach(task -> tasks.setDueDate(task.getId(), due)));
  }
}
