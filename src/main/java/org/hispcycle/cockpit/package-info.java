/** What those who answer for the year look at: the board over the ledger, who holds which task, and what operators watch (X3, X5). */
@ApplicationModule(displayName = "Cockpit",
    allowedDependencies = {"calendar", "registry", "clearance", "cycle", "document", "notification", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.cockpit;

import org.springframework.modulith.ApplicationModule;
