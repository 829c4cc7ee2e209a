/** Reminds people of their tasks: the ladder of reminders, and the outbox through which mail leaves the house. */
@ApplicationModule(displayName = "Notification",
    allowedDependencies = {"calendar", "registry", "cycle", "draft", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.notification;

import org.springframework.modulith.ApplicationModule;
