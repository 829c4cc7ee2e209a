/** Approval of surveys under the Paperwork Reduction Act, drawn down against the departments' umbrella clearances (F1, H1 to H17). */
@ApplicationModule(displayName = "PRA clearance",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "cycle", "designation", "document", "evidence", "survey", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.clearance;

import org.springframework.modulith.ApplicationModule;
