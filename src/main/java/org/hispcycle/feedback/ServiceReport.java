package org.hispcycle.feedback;

import java.time.Instant;
import java.util.Map;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.Recorded;

/**
 * The report of one service for one quarter (E1, X4).
 *
 * @param businessKey {@code FY2026Q1-VA-VBA-<service slug>}
 * @param publishedAt when its figures were released; null before, and where no clearance allows it
 */
public record ServiceReport(String businessKey, int cycleYear, String agencyId, String hispId, int serviceId, FiscalQuarter quarter,
    Stage stage, Instant openedAt, Instant publishedAt) {

  /** Under this key the drafts and submissions of a report are kept. */
  static String caseKey(String businessKey) {
    return "ServiceReportProcess/" + businessKey;
  }

  /** What happened to the report, for the record of decisions. */
  Recorded recorded(String kind, String by, String what, Map<String, String> details) {
    return new Recorded(kind, agencyId, hispId, businessKey, by, what, details);
  }

  /** Where the report is; response files come and go only while it is being collected or corrected. */
  public enum Stage {
    COLLECTING("Being collected"),
    CORRECTING("Being corrected"),
    SIGNING("With the Service Delivery Official"),
    CONFIRMING("Not reported: with the Service Delivery Official"),
    REVIEWING("With OMB"),
    ACCEPTED("Accepted"),
    PARTLY_ACCEPTED("Accepted in part"),
    NOT_REPORTED("Not reported, with reason"),
    ENDED("Ended without a report");

    private final String label;

    Stage(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Response files come and go. */
    public boolean takesFiles() {
      return this == COLLECTING || this == CORRECTING;
    }

    /** The case is over, and a new version can begin: a correction, or a report after all. */
    public boolean takesNewVersion() {
      return this == ACCEPTED || this == PARTLY_ACCEPTED || this == NOT_REPORTED;
    }
  }
}
