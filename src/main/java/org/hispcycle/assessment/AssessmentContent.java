package org.hispcycle.assessment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What an assessment says, as it is drafted and submitted. Anything may be missing until it is checked. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AssessmentContent(Map<String, Answer> functions, String talent, String hiring, List<Participant> participants,
    Digital digital, Meeting meeting) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(Integer level, String narrative, String evidence) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Participant(String function, String office) {}

  /** The CIO's part (A7): digital service delivery strategy, and the 21st Century IDEA work (A3). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Digital(String strategy, String idea) {}

  /** The record of the review with OMB (B2). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Meeting(LocalDate heldOn, String attendees, String findings, String followUps) {}
}
