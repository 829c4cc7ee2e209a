package org.hispcycle.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One matter before the Director (J5).
 *
 * @param hispId the HISP it is about; null where it is about none
 * @param serviceId the service of that HISP; null where it is about none
 * @param begunAgency the agency whose head began it; null where OMB did
 * @param askedAgain what OMB wants to know beyond the first views; null where it asked once
 * @param resolution the Director's words; null unless resolved
 * @param primaryAgency null where the resolution names none
 * @param views one for each agency concerned, by agency
 */
public record Escalation(long id, String subject, EscalationKind kind, String hispId, Integer serviceId, String asked, LocalDate wantedBy,
    String begunBy, String begunAgency, Instant begunAt, String askedAgain, Status status, String resolution, String primaryAgency,
    String endedBy, Instant endedAt, String endReason, List<AgencyView> views) {

  /** What became of it. */
  public enum Status { OPEN, RESOLVED, WITHDRAWN }

  /**
   * What the head of one agency says.
   *
   * @param view null until it is stated
   * @param proposal how the agency would resolve it; may stay null
   */
  public record AgencyView(String agencyId, String view, String proposal, String statedBy, Instant statedAt) {}

  public String businessKey() {
    return "escalation-" + id;
  }

  /** The case in which the head of one agency states the agency's view. */
  public String businessKey(String agencyId) {
    return businessKey() + "-" + agencyId;
  }

  public boolean concerns(String agencyId) {
    return views.stream().anyMatch(each -> each.agencyId().equals(agencyId));
  }

  public List<String> agencies() {
    return views.stream().map(AgencyView::agencyId).toList();
  }
}
