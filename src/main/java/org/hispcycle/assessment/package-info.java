/** The yearly capacity assessment of a HISP or a HISP-maintaining department (B1 to B14). */
@ApplicationModule(displayName = "Capacity assessment",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "evidence", "cycle", "document", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.assessment;

import org.springframework.modulith.ApplicationModule;
