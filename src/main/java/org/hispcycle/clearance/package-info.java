/** Surveys and their approval under the Paperwork Reduction Act, drawn down against the departments' umbrella clearances (F1, H1 to H17). */
@ApplicationModule(displayName = "Surveys and PRA clearance",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "cycle", "designation", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.clearance;

import org.springframework.modulith.ApplicationModule;
