/** The register of agencies, High Impact Service Providers and their services, with the history of designations (A12, C14). */
@ApplicationModule(displayName = "Register",
    allowedDependencies = {"calendar", "platform", "platform :: web", "platform :: security"})
package org.hispcycle.registry;

import org.springframework.modulith.ApplicationModule;
