/** What only a demonstration has: people whose password everybody knows, a clock that moves, and a mail server that keeps what it gets. Present in the profile {@code demo} alone. */
@ApplicationModule(displayName = "Demo",
    allowedDependencies = {"calendar", "notification", "platform", "platform :: engine", "platform :: security", "platform :: web", "registry"})
package org.hispcycle.demo;

import org.springframework.modulith.ApplicationModule;
