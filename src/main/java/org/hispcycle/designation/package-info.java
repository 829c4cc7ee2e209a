/** The yearly designation of priority services and the duties that follow from it (C1 to C14). */
@ApplicationModule(displayName = "Designation of services",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "evidence", "cycle", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.designation;

import org.springframework.modulith.ApplicationModule;
