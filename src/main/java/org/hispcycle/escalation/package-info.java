/** What agencies cannot settle among themselves: the Director of OMB works with their heads and resolves it (J5). */
@ApplicationModule(displayName = "Escalation to the Director of OMB",
    allowedDependencies = {"calendar", "registry", "draft", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.escalation;

import org.springframework.modulith.ApplicationModule;
