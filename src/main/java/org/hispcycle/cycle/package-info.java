/** The yearly cycle: its calendar, its subjects, and the ledger of every duty with its due date and what became of it. */
@ApplicationModule(displayName = "Cycle and obligation ledger",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.cycle;

import org.springframework.modulith.ApplicationModule;
