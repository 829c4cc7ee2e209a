package org.hispcycle.cycle.process;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.CycleWorkflow;
import org.hispcycle.cycle.LedgerEvents.ObligationRescheduled;
import org.hispcycle.cycle.Subject;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.hispcycle.platform.engine.OpenTasks;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine what the yearly cycle decided. */
@Component
class EngineCycleWorkflow implements CycleWorkflow {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final EngineAccess engine;
  private final OpenTasks openTasks;
  private final CaseDates dates;

  EngineCycleWorkflow(@Lazy RuntimeService runtime, @Lazy TaskService tasks, @Lazy ManagementService management,
      EngineAccess engine, OpenTasks openTasks, @Lazy CaseDates dates) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.engine = engine;
    this.openTasks = openTasks;
    this.dates = dates;
  }

  @Override
  public void startYear(int cycleYear) {
    engine.asApplication(() -> {
      var key = String.valueOf(cycleYear);
      if (running(AnnualCycleProcess.KEY, key) == 0) {
        runtime.startProcessInstanceByKey(AnnualCycleProcess.KEY, key,
            CaseVariables.CYCLE_YEAR.with(Variables.createVariables(), cycleYear));
      }
    });
  }

  @Override
  public void startSubjectCycle(int cycleYear, Subject subject) {
    engine.asApplication(() -> {
      var key = subject.businessKey(cycleYear);
      if (running(HispCycleProcess.KEY, key) > 0) {
        return;
      }
      var variables = Variables.createVariables();
      CaseVariables.CYCLE_YEAR.with(variables, cycleYear);
      CaseVariables.AGENCY_ID.with(variables, subject.agencyId());
      CaseVariables.HISP_ID.with(variables, subject.hispId());
      runtime.createMessageCorrelation(HispCycleProcess.Messages.SUBJECT_CYCLE_OPENED).processInstanceBusinessKey(key)
          .setVariables(variables).correlateStartMessage();
    });
  }

  private long running(String processKey, String businessKey) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(processKey).processInstanceBusinessKey(businessKey).count();
  }

  @Override
  public void endSubjectCycle(int cycleYear, Subject subject, String reason) {
    engine.asApplication(() -> {
      var key = subject.businessKey(cycleYear);
      runtime.createProcessInstanceQuery().processDefinitionKey(HispCycleProcess.KEY).processInstanceBusinessKey(key).list()
          .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
    });
  }

  @Override
  public void datesChanged(int cycleYear) {
    engine.asApplication(() -> {
      runtime.createProcessInstanceQuery().variableValueEquals(CaseVariables.CYCLE_YEAR.name(), cycleYear).list()
          .forEach(this::recalculateTimers);
    });
  }

  /** Timers and tasks of a case follow its new deadline. */
  @EventListener
  void rescheduled(ObligationRescheduled change) {
    engine.asApplication(() -> {
      var previous = Date.from(EasternTime.endOfDay(change.previousDueOn()));
      var due = Date.from(EasternTime.endOfDay(change.obligation().dueOn()));
      for (var instance : runtime.createProcessInstanceQuery()
          .processInstanceBusinessKey(change.obligation().businessKey()).list()) {
        recalculateTimers(instance);
        tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
            .filter(task -> task.getDueDate() != null && sameSecond(task.getDueDate(), previous))
            // two duties of one subject can be due on the same day; only the moved one's tasks move
            .filter(task -> openTasks.find(task.getId()).map(open -> change.obligation().kind().slug().equals(open.milestone())).orElse(false))
            .forEach(task -> move(task, due));
      }
    });
  }

  private void move(Task task, Date due) {
    task.setDueDate(due);
    if (task.getFollowUpDate() != null) {
      task.setFollowUpDate(dates.followUp(due));
    }
    tasks.saveTask(task);
  }

  private static boolean sameSecond(Date one, Date other) {
    return one.getTime() / 1000 == other.getTime() / 1000;
  }

  private void recalculateTimers(ProcessInstance instance) {
    management.createJobQuery().processInstanceId(instance.getId()).timers().list()
        .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
  }
}
