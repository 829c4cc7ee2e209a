package org.hispcycle.designation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/** What a designation says, as it is drafted and submitted. Anything may be missing until it is checked. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DesignationContent(List<Chosen> services, List<Ended> ended, List<Action> actions, Map<String, String> firstReports) {

  /** One service: an existing one by its id, or a new one described. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Chosen(Integer serviceId, NewService newService, String shareOfPopulation, String annualTransactions, String impact,
      Rationale rationale, String evidence) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record NewService(String name, String description, List<String> types, List<String> channels) {}

  /** Why it drives value to the organization and to customers, and contributes to the agency's performance (C6). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Rationale(String organization, String customers, String performance) {}

  /** A designation that does not continue (C14). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Ended(Integer serviceId, String reason) {}

  /** A targeted improvement action; {@code serviceRef} is a service id, or {@code new-1} for the first new service. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Action(String title, String serviceRef, String description) {}

  DesignationContent {
    services = services == null ? List.of() : services;
    ended = ended == null ? List.of() : ended;
    actions = actions == null ? List.of() : actions;
    firstReports = firstReports == null ? Map.of() : firstReports;
  }

  /** How actions and first reports name the services of the list, in its order; null where a service names nothing. */
  List<String> references() {
    var references = new java.util.ArrayList<String>();
    int newOnes = 0;
    for (var chosen : services) {
      if (chosen != null && chosen.serviceId() != null) {
        references.add(String.valueOf(chosen.serviceId()));
      } else {
        references.add(chosen != null && chosen.newService() != null ? "new-" + ++newOnes : null);
      }
    }
    return references;
  }
}
