package org.hispcycle.assessment;

/**
 * One subject's assessment in one year.
 *
 * @param caseKey under which drafts and submissions are kept
 * @param businessKey such as {@code 2026-VA-VBA}
 * @param hispId null where a department is the subject
 */
public record AssessmentCase(String caseKey, String businessKey, int cycleYear, String agencyId, String hispId) {

  private static final String PROCESS = "CapacityAssessmentProcess/";

  public static AssessmentCase of(int cycleYear, String agencyId, String hispId) {
    var businessKey = cycleYear + "-" + (hispId == null ? agencyId : hispId);
    return new AssessmentCase(PROCESS + businessKey, businessKey, cycleYear, agencyId, hispId);
  }

  /** The same subject in another year. */
  AssessmentCase in(int year) {
    return of(year, agencyId, hispId);
  }
}
