package org.hispcycle.feedback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;

/**
 * What a report says, as it is drafted and submitted (E14).
 *
 * @param datasetIds which response files belong to it; null means all that were uploaded
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReportContent(List<Long> datasetIds, String accomplishments, String indicators, NotReporting notReporting) {

  /** Why there is nothing to report, and from when there will be (E12). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record NotReporting(String reason, LocalDate targetDate) {}
}
