package org.hispcycle.survey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.evidence.Evidence;

/**
 * What a request for an exception says, and what OMB decides about it. Anything may be missing until it is checked.
 *
 * @param success how the earlier model has served the HISP
 * @param capacity why the HISP can use the more granular data
 * @param until the day until which it is asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ExceptionContent(String model, List<String> rules, String success, String capacity, LocalDate until, Support evidence, Decision decision) {

  /** Files and links behind the words. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Support(List<String> files, List<Evidence.Link> links) {

    boolean isEmpty() {
      return (files == null || files.isEmpty()) && (links == null || links.isEmpty());
    }
  }

  /** OMB's part. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Decision(LocalDate expiresOn, String terms) {}

  ExceptionContent {
    rules = rules == null ? List.of() : rules.stream().distinct().toList();
    evidence = evidence == null ? new Support(List.of(), List.of()) : evidence;
  }
}
