/** Says which days count: federal fiscal quarters, federal holidays, business days and Eastern Time deadlines. */
@org.springframework.modulith.ApplicationModule(displayName = "Calendar", allowedDependencies = {})
package org.hispcycle.calendar;
