package org.hispcycle.actionplan;

import java.util.Map;
import org.hispcycle.platform.Recorded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Leaves a trace of everyone who was shown budget requests, which are not public before the Budget is out (D7). */
@Component
public class BudgetAccess {

  private final ApplicationEventPublisher events;

  BudgetAccess(ApplicationEventPublisher events) {
    this.events = events;
  }

  /**
   * Somebody was shown budget requests.
   *
   * @param businessKey null where requests of several cases of the agency were shown together
   * @param how in words, such as "in the form of a task"
   */
  public void shown(String userId, String agencyId, String hispId, String businessKey, int cycleYear, String how) {
    events.publishEvent(new Recorded("budget-requests-read", agencyId, hispId, businessKey, userId, "Budget requests were read " + how + ".",
        Map.of("cycleYear", String.valueOf(cycleYear), "how", how)));
  }
}
