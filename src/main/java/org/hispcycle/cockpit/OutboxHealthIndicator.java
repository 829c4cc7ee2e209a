package org.hispcycle.cockpit;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Whether mails that are due are tried at all. A mail server that is away is no fault of this node and is told by alerts; a
 * sender that does nothing is one.
 */
@Component
@ConditionalOnProperty(name = "hisp.reminders.enabled", havingValue = "true", matchIfMissing = true)
class OutboxHealthIndicator implements HealthIndicator {

  private final OperatorFigures figures;
  private final OperatorSettings settings;

  OutboxHealthIndicator(OperatorFigures figures, OperatorSettings settings) {
    this.figures = figures;
    this.settings = settings;
  }

  @Override
  public Health health() {
    var age = figures.now().unattempted();
    return (age.compareTo(settings.unattempted()) > 0 ? Health.down() : Health.up()).withDetail("dueAndUntriedForSeconds", age.toSeconds()).build();
  }
}
