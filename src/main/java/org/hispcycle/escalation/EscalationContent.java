package org.hispcycle.escalation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The drafts of both cases: a head writes the first two, OMB's lead the next two, the Director the last two. */
@JsonIgnoreProperties(ignoreUnknown = true)
record EscalationContent(String view, String proposal, String summary, String recommendation, String resolution, String primaryAgency) {}
