package org.hispcycle.clearance;

import java.time.Instant;

/**
 * One survey and the case that clears it.
 *
 * @param businessKey the case, such as {@code 2026-VA-VBA-vba-contact-center}
 * @param baseKey what the service's duties stand under in the ledger; a second case of a year has a key of its own
 * @param submissionVersion the frozen submission that is being reviewed; null before the first
 * @param touchpoint the moment of the journey that it asks about (F1b); null where nobody said
 * @param guidelineId the version of the guidelines that it began with; null for cases of before there were versions
 * @param changes the approved survey that it changes; null where it is a survey of its own
 * @param change what kind of change; null until the submission has been looked at
 * @param endedBy who withdrew it; null where nobody did
 */
public record Survey(String businessKey, String baseKey, int cycleYear, String agencyId, String hispId, int serviceId, String title,
    Integer submissionVersion, SurveyStatus status, Instant statusAt, String touchpoint, Long guidelineId, Long changes, Change change,
    String requestedBy, Instant requestedAt, String endedBy, String endedWhy) {

  /** What kind of change, why, and by which clause. */
  public record Change(ChangeKind kind, String reason, String clause) {}

  private static final String PROCESS = "PraClearanceProcess";

  /** Under which key its draft, its submissions and its story are kept. */
  public String caseKey() {
    return caseKey(businessKey);
  }

  public static String caseKey(String businessKey) {
    return PROCESS + "/" + businessKey;
  }

  Survey under(String otherBaseKey) {
    return new Survey(businessKey, otherBaseKey, cycleYear, agencyId, hispId, serviceId, title, submissionVersion, status, statusAt, touchpoint, guidelineId,
        changes, change, requestedBy, requestedAt, endedBy, endedWhy);
  }

  boolean is(ChangeKind kind) {
    return change != null && change.kind() == kind;
  }
}
