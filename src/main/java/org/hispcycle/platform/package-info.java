/** What every feature stands on: refusals and times, the engine's glue, who is calling, the shape of web answers. */
@ApplicationModule(displayName = "Platform", allowedDependencies = {"calendar"})
package org.hispcycle.platform;

import org.springframework.modulith.ApplicationModule;
