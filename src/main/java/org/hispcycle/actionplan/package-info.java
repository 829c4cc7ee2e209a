/** Action plans with their budget requests, and the public commitments that come of them (D1 to D12). */
@ApplicationModule(displayName = "Action plans",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "evidence", "cycle", "designation", "document", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.actionplan;

import org.springframework.modulith.ApplicationModule;
