package org.hispcycle.cockpit;

import org.hispcycle.notification.OutboxSender;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Whether the sender of this node is at work. A mail server that is away, and mails that wait for it however many, are no fault of this
 * node and are told by alerts; a sender that ends no round is one.
 */
@Component
@ConditionalOnProperty(name = "hisp.reminders.enabled", havingValue = "true", matchIfMissing = true)
class OutboxHealthIndicator implements HealthIndicator {

  private final OutboxSender sender;
  private final OperatorSettings settings;

  OutboxHealthIndicator(OutboxSender sender, OperatorSettings settings) {
    this.sender = sender;
    this.settings = settings;
  }

  @Override
  public Health health() {
    var idle = sender.idleFor();
    return (idle.compareTo(settings.senderIdle()) > 0 ? Health.down() : Health.up()).withDetail("senderIdleForSeconds", idle.toSeconds()).build();
  }
}
