package org.hispcycle.assessment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hispcycle.evidence.Evidence;

/**
 * What an assessment says, as it is drafted and submitted. Anything may be missing until it is checked.
 *
 * @param services results of designated services (B8): by service id, then by function id
 * @param components the four parts of the editions that ask for them (B9), by code
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record AssessmentContent(Map<String, Answer> functions, Map<String, Map<String, ServiceAnswer>> services, Map<String, String> components,
    String talent, String hiring, List<Participant> participants, Digital digital, Meeting meeting) {

  /**
   * About one function of the whole enterprise.
   *
   * @param organization codes of {@link OrganizationLevel}: where its elements are present (B10)
   * @param answers to further questions, by question id
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(Integer level, String narrative, String evidence, List<String> files, List<Evidence.Link> links, List<String> organization,
      Map<String, JsonNode> answers) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ServiceAnswer(Integer level, String narrative) {}

  /** @param function a code of the edition's list, or {@code other} */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Participant(String id, String function, String office) {}

  /** The CIO's part (A7): digital service delivery strategy, and the 21st Century IDEA work (A3). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Digital(String strategy, String idea) {}

  /** The record of the review with OMB: the review of FY2026 (B2), the Deep Dive of 2023 (B4), the meeting of 2019 and 2020 (A15). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Meeting(LocalDate heldOn, List<Attendee> attendees, List<Finding> findings, List<FollowUp> followUps) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Attendee(String id, String name, String organization) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Finding(String id, String text) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record FollowUp(String id, String what, String who, LocalDate by) {}
}
