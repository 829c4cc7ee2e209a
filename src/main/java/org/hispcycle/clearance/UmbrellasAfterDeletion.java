package org.hispcycle.clearance;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Watches a clearance in force anew when an operator has ended its case: it must not lapse without alerts (H3). That is a
 * transaction of its own, so that a deletion never fails because no new case can begin; if none can, the next start opens one.
 */
@Component
class UmbrellasAfterDeletion {

  private final UmbrellaCases cases;

  UmbrellasAfterDeletion(UmbrellaCases cases) {
    this.cases = cases;
  }

  @TransactionalEventListener
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void watchAgain(UmbrellaCaseEnded ended) {
    cases.watch(ended.agencyId());
  }
}
