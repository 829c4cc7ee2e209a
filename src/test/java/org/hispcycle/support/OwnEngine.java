package org.hispcycle.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST API and web applications look their engine up in a static register by name, and several cached contexts
 * have one of the same name. Before each test the register gets the engine of that test's own context.
 */
public class OwnEngine implements TestExecutionListener {

  @Override
  public void beforeTestMethod(TestContext test) {
    if (test.hasApplicationContext()) {
      test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(ProcessEngines::registerProcessEngine);
    }
  }
}
