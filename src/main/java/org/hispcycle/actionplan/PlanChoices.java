package org.hispcycle.actionplan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the form of a plan offers beside the draft.
 *
 * @param designationActions what was identified at this year's designation, to be taken up
 * @param lastYear the plan of the year before, whose actions can be carried over (D4); null where there is none
 */
public record PlanChoices(PlanTerms terms, List<Offered> services, List<Identified> designationActions, LastYear lastYear) {

  public record Offered(int id, String name) {}

  public record Identified(String title, int serviceId, String serviceName, String description) {}

  /** The actions as they were signed, without files: those belong to the case of that year. */
  public record LastYear(int cycleYear, JsonNode actions) {}
}
