package org.hispcycle.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** Sets the engine up for our cases: tenants, the beans that models may name, the guards around human tasks, and what follows a case that ends. */
@Component
class CasePlugin extends AbstractProcessEnginePlugin {

  private final ConfigurableListableBeanFactory beans;
  private final ObjectProvider<TaskCompletionGuard> guard;
  private final ObjectProvider<TaskLifecycle> lifecycle;
  private final ObjectProvider<OpenTasks> openTasks;
  private final ObjectProvider<CaseEnd> caseEnds;

  CasePlugin(ConfigurableListableBeanFactory beans, ObjectProvider<TaskCompletionGuard> guard,
      ObjectProvider<TaskLifecycle> lifecycle, ObjectProvider<OpenTasks> openTasks, ObjectProvider<CaseEnd> caseEnds) {
    this.beans = beans;
    this.guard = guard;
    this.lifecycle = lifecycle;
    this.openTasks = openTasks;
    this.caseEnds = caseEnds;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setBeans(new ExpressionBeans(beans));
    engine.setTenantIdProvider(new AgencyTenants());
    // a human task that a listener refuses must never end through an unhandled BPMN error
    engine.setEnableExceptionsAfterUnhandledBpmnError(true);
    List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners() == null ? new ArrayList<>()
        : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
    listeners.add(new EveryUserTask());
    listeners.add(new EveryCase());
    engine.setCustomPostBPMNParseListeners(listeners);
    List<CommandInterceptor> interceptors = engine.getCustomPreCommandInterceptorsTxRequired() == null ? new ArrayList<>()
        : new ArrayList<>(engine.getCustomPreCommandInterceptorsTxRequired());
    interceptors.add(new CompletionVariables());
    interceptors.add(new ConfidentialComment(taskId -> openTasks.getObject().hasConfidentialComment(taskId)));
    engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
  }

  private final class EveryUserTask extends AbstractBpmnParseListener {
    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, lazily(guard));
      for (var event : List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_UPDATE, TaskListener.EVENTNAME_DELETE,
          TaskListener.EVENTNAME_COMPLETE)) {
        task.addBuiltInTaskListener(event, lazily(lifecycle));
      }
    }
  }

  /** Built in, as the listeners of the tasks are: what an operator can skip when he deletes a case are those of the model. */
  private final class EveryCase extends AbstractBpmnParseListener {
    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> {
        // a case that is refused at its start has no key yet
        if (execution.getProcessBusinessKey() != null) {
          caseEnds.stream().filter(each -> each.processKey().equals(process.getKey()))
              .forEach(each -> each.ended(execution.getProcessBusinessKey(), ((ExecutionEntity) execution).getDeleteReason()));
        }
      });
    }
  }

  private static TaskListener lazily(ObjectProvider<? extends TaskListener> listener) {
    return (DelegateTask task) -> listener.getObject().notify(task);
  }
}
