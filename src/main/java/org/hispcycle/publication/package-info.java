/** What the public may know of the feedback: figures added up from services to the government, never of a few people, with pages and files (G1 to G5, X8). */
@ApplicationModule(displayName = "Publication",
    allowedDependencies = {"calendar", "registry", "clearance", "feedback", "document", "platform", "platform :: web", "platform :: security"})
package org.hispcycle.publication;

import org.springframework.modulith.ApplicationModule;
