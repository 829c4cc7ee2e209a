/** What only a demonstration has: people whose password everybody knows. Present in the profile {@code demo} alone. */
@ApplicationModule(displayName = "Demo", allowedDependencies = "platform :: security")
package org.hispcycle.demo;

import org.springframework.modulith.ApplicationModule;
