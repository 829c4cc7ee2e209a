package org.hispcycle.actionplan;

import java.util.List;

/**
 * What the form of a plan shows beside the draft.
 *
 * @param budgetYear null where the edition asks for no budget requests
 * @param designationActions what was identified at this year's designation, to be taken up
 */
public record PlanChoices(int actionYear, Integer budgetYear, List<Offered> services, List<Identified> designationActions) {

  public record Offered(int id, String name) {}

  public record Identified(String title, String serviceName, String description) {}
}
