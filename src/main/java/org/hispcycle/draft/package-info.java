/** What people write before, and what stands after, they submit: drafts, frozen submissions and the story of a case. */
@ApplicationModule(displayName = "Drafts and submissions",
    allowedDependencies = {"platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.draft;

import org.springframework.modulith.ApplicationModule;
