/**
 * Who holds the offices of the circular: appointed, replaced, ended by the head of the agency, never missing unnoticed (A6, A9); and the lead
 * whom the Director of OMB designates (A4).
 */
@ApplicationModule(displayName = "Officials",
    allowedDependencies = {"calendar", "registry", "draft", "cycle", "platform", "platform :: engine", "platform :: web", "platform :: security"})
package org.hispcycle.official;

import org.springframework.modulith.ApplicationModule;
