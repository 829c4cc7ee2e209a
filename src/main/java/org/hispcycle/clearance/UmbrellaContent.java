package org.hispcycle.clearance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * The draft of an umbrella clearance: Supporting Statement A, the notices, the comments, and what OIRA enters (H17). Any part
 * may be missing while it is written.
 *
 * @param statement the answers, by {@code q1} to {@code q18}
 * @param burden the ceilings of a year that the agency asks for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record UmbrellaContent(Map<String, String> statement, Burden burden, Notice sixtyDay, Comments comments, Notice thirtyDay, Approval approval,
    Extension extension) {

  record Burden(BigDecimal responses, BigDecimal hours, BigDecimal cost) {}

  record Notice(String citation, LocalDate publishedOn) {}

  record Comments(Integer received, String summary, String answer) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Approval(String controlNumber, String title, String kind, LocalDate approvedOn, LocalDate expiresOn, BigDecimal responses, BigDecimal hours,
      BigDecimal cost, String terms, Boolean publicationAllowed) {}

  record Extension(LocalDate until) {}

  UmbrellaContent {
    statement = statement == null ? Map.of() : statement;
  }
}
