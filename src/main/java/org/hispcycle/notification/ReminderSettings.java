package org.hispcycle.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often due steps of the ladder are looked for
 * @param enabled false where somebody else asks for it, as tests do
 */
@ConfigurationProperties("hisp.reminders")
record ReminderSettings(@DefaultValue("20s") Duration every, @DefaultValue("true") boolean enabled) {}
