package org.hispcycle.designation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hispcycle.evidence.Evidence;

/** What a designation says, as it is drafted and submitted. Anything may be missing until it is checked. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DesignationContent(List<Chosen> services, List<Ended> ended, List<Action> actions, Map<String, String> firstReports, Weighing weighing) {

  /** One service: an existing one by its id, or a new one described. Numbers arrive as they were typed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Chosen(Integer serviceId, NewService newService, String shareOfPopulation, String annualTransactions, String impact,
      Rationale rationale, String evidence, List<String> files, List<Evidence.Link> links, List<Alignment> alignment) {}

  /** The definition of a service that the inventory does not have (K6, K7, N1). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record NewService(String name, String description, String occasion, String outcome, String customers, String partners, String tools,
      List<String> types, List<String> channels) {}

  /** Why it drives value to the organization and to customers, and contributes to the agency's performance (C6). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Rationale(String organization, String customers, String performance) {}

  /** What the service is aligned with, by the code of the edition's list, and how (C9). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Alignment(String code, String note) {}

  /** A designation that does not continue (C14). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Ended(Integer serviceId, String reason) {}

  /** A targeted improvement action; {@code serviceRef} is a service id, or {@code new-1} for the first new service. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Action(String title, String serviceRef, String description) {}

  /** How candidates were weighed (C11); a help to those who choose, which decides nothing. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Weighing(Map<String, String> weights, List<Candidate> candidates, String remark) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Candidate(String serviceRef, Map<String, String> scores) {}

  DesignationContent {
    services = services == null ? List.of() : services;
    ended = ended == null ? List.of() : ended;
    actions = actions == null ? List.of() : actions;
    firstReports = firstReports == null ? Map.of() : firstReports;
  }

  /** How actions and first reports name the services of the list, in its order; null where a service names nothing. */
  List<String> references() {
    var references = new ArrayList<String>();
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
