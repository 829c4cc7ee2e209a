/** Documents for people: one description of what is to be read, written as accessible HTML, tagged PDF and XLSX. */
@ApplicationModule(displayName = "Documents", allowedDependencies = {"platform", "platform :: web"})
package org.hispcycle.document;

import org.springframework.modulith.ApplicationModule;
