/** The quarterly feedback of people who used a service: opened for each service that owes it, uploaded, checked, signed, reviewed, published (E1 to E17). */
@ApplicationModule(displayName = "Quarterly feedback",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "cycle", "clearance", "survey", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.feedback;

import org.springframework.modulith.ApplicationModule;
