package org.hispcycle.feedback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a report says, as it is drafted and submitted (E14). Which parts there are is the edition's matter.
 *
 * @param datasetIds which response files belong to it; null means all that were uploaded
 * @param indicators remarks on the service-level indicators; the indicators themselves in reports from before they had a table
 * @param plannedActions for the following quarter (2019)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReportContent(List<Long> datasetIds, String accomplishments, String indicators, List<EnteredLevel> serviceLevels, String plannedActions,
    NotReporting notReporting) {

  /** An indicator as somebody typed it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record EnteredLevel(String name, String unit, String value, String period, String source) {

    /** A period is filled in by the form; alone it says nothing. */
    boolean blank() {
      return Stream.of(name, unit, value, source).allMatch(each -> each == null || each.isBlank());
    }
  }

  /** Why there is nothing to report, and from when there will be (E12). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record NotReporting(String reason, LocalDate targetDate) {}
}
