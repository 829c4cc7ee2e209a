package org.hispcycle.clearance.process;

import java.time.Clock;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.platform.engine.CaseEnd;
import org.springframework.stereotype.Component;

/** A case that is deleted by an operator does not leave the department's clearance unwatched. */
@Component
class UmbrellaCaseEnd implements CaseEnd {

  private final UmbrellaCases cases;
  private final Clock clock;

  UmbrellaCaseEnd(UmbrellaCases cases, Clock clock) {
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public String processKey() {
    return UmbrellaClearanceProcess.KEY;
  }

  @Override
  public void ended(String businessKey, String why) {
    cases.caseEnded(businessKey, why, clock.instant());
  }
}
