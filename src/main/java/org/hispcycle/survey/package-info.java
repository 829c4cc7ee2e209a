/** What a customer feedback survey says, and how far it conforms to the guidelines of its edition (F1 to F5). */
@ApplicationModule(displayName = "Surveys",
    allowedDependencies = {"calendar", "registry", "edition", "draft", "evidence", "document", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.survey;

import org.springframework.modulith.ApplicationModule;
