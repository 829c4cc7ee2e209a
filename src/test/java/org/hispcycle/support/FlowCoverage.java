package org.hispcycle.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which sequence flows of a model its tests take. When the last of the classes that walk through the model is done, in whatever
 * order, every one must have been taken. Where only some of the tests were run, nothing is asked.
 */
public final class FlowCoverage {

  private final String processKey;
  private final Set<Class<?>> walkers;
  private final Set<String> flows = new ConcurrentSkipListSet<>();
  private final Set<String> taken = new ConcurrentSkipListSet<>();
  private final Set<ProcessDefinitionEntity> watched = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Class<?>, Set<String>> run = new HashMap<>();
  private final Set<Class<?>> done = new HashSet<>();

  public FlowCoverage(String processKey, Class<?>... walkers) {
    this.processKey = processKey;
    this.walkers = Set.of(walkers);
  }

  /** Before each test. */
  public synchronized void watch(ProcessEngine engine, TestInfo test) {
    run.computeIfAbsent(test.getTestClass().orElseThrow(), each -> new HashSet<>()).add(test.getTestMethod().orElseThrow().getName());
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    var model = configuration.getCommandExecutorTxRequired()
        .execute(context -> configuration.getDeploymentCache().findDeployedLatestProcessDefinitionByKey(processKey));
    if (watched.add(model)) {
      watch(model);
    }
  }

  private void watch(ScopeImpl scope) {
    for (var activity : scope.getActivities()) {
      watch(activity);
      leaving(activity);
    }
  }

  private void leaving(ActivityImpl activity) {
    // what follows such a gateway is waited for at once, and no flow to it is ever taken
    if (activity.getActivityBehavior() instanceof EventBasedGatewayActivityBehavior) {
      return;
    }
    for (var flow : activity.getOutgoingTransitions()) {
      flows.add(flow.getId());
      ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> taken.add(flow.getId()));
    }
  }

  /** After all tests of a class. */
  public synchronized void done(TestInfo test) {
    var walker = test.getTestClass().orElseThrow();
    if (walkers.contains(walker) && run.getOrDefault(walker, Set.of()).containsAll(testsOf(walker))) {
      done.add(walker);
    }
    if (done.equals(walkers)) {
      var left = new TreeSet<>(flows);
      left.removeAll(taken);
      assertThat(flows).as("sequence flows of " + processKey).isNotEmpty();
      assertThat(left).as("sequence flows of " + processKey + " that no test takes").isEmpty();
    }
  }

  private static Set<String> testsOf(Class<?> walker) {
    return Arrays.stream(walker.getDeclaredMethods()).filter(each -> AnnotationSupport.isAnnotated(each, Testable.class)).map(Method::getName).collect(Collectors.toSet());
  }
}
