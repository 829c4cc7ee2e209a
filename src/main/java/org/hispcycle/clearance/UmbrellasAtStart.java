package org.hispcycle.clearance;

import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens the cases of clearances that were there before the application watched them, such as seeded ones. The department's
 * register is locked while its case is opened, so two nodes that start at once open one.
 */
@Component
@ConditionalOnProperty(name = "hisp.umbrella.watch-at-start", havingValue = "true", matchIfMissing = true)
class UmbrellasAtStart {

  private static final Logger log = LoggerFactory.getLogger(UmbrellasAtStart.class);

  private final UmbrellaCases cases;
  private final Registry registry;

  UmbrellasAtStart(UmbrellaCases cases, Registry registry) {
    this.cases = cases;
    this.registry = registry;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(0)
  void watchWhatIsInForce() {
    var opened = registry.agencies().stream().map(Agency::id).filter(agency -> cases.watch(agency).isPresent()).toList();
    if (!opened.isEmpty()) {
      log.info("The umbrella clearances of {} are watched from now on.", String.join(", ", opened));
    }
  }
}
