package org.hispcycle.survey.process;

import java.time.Clock;
import org.hispcycle.platform.engine.CaseEnd;
import org.hispcycle.survey.Exceptions;
import org.springframework.stereotype.Component;

/** A case that is deleted by an operator leaves its request withdrawn, so that another one can be made. */
@Component
class SurveyExceptionEnd implements CaseEnd {

  private final Exceptions exceptions;
  private final Clock clock;

  SurveyExceptionEnd(Exceptions exceptions, Clock clock) {
    this.exceptions = exceptions;
    this.clock = clock;
  }

  @Override
  public String processKey() {
    return SurveyExceptionProcess.KEY;
  }

  @Override
  public void ended(String businessKey, String why) {
    exceptions.caseEnded(businessKey, clock.instant());
  }
}
