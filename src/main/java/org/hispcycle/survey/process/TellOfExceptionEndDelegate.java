package org.hispcycle.survey.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.survey.Exceptions;
import org.springframework.stereotype.Component;

/** Tells of the coming end of an exception, and of the end itself. */
@Component
class TellOfExceptionEndDelegate implements JavaDelegate {

  private final Exceptions exceptions;

  TellOfExceptionEndDelegate(Exceptions exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SurveyExceptionProcess.Variables.ENDED.set(execution, exceptions.tellOfEnd(execution.getProcessBusinessKey()));
  }
}
