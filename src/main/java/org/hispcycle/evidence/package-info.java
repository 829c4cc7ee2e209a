/** Files and links that support what people write in a case (B8, C9, D4). */
@ApplicationModule(displayName = "Evidence",
    allowedDependencies = {"draft", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.evidence;

import org.springframework.modulith.ApplicationModule;
