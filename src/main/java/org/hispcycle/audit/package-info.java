/** The record: what was decided, signed, moved, published and read, in chains of hashes in which a change shows, and how long it is kept (X6). */
@ApplicationModule(displayName = "Record and retention",
    allowedDependencies = {"calendar", "registry", "draft", "cycle", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.audit;

import org.springframework.modulith.ApplicationModule;
