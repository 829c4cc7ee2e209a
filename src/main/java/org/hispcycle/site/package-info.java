/** The pages that open without a login: what this is, where the year stands, and the way to each inbox. */
@ApplicationModule(displayName = "Site", allowedDependencies = {"calendar", "registry", "edition", "cycle", "platform", "platform :: security", "platform :: web"})
package org.hispcycle.site;

import org.springframework.modulith.ApplicationModule;
