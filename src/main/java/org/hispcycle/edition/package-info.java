/** The editions of OMB Circular A-11, section 280: rules and deadlines as data, chosen per cycle (X1, X10). */
@ApplicationModule(displayName = "Editions", allowedDependencies = {"calendar", "platform", "platform :: web", "platform :: security"})
package org.hispcycle.edition;

import org.springframework.modulith.ApplicationModule;
