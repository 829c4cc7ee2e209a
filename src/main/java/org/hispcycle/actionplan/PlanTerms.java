package org.hispcycle.actionplan;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the edition of a cycle asks of a plan, and for which services it can be.
 *
 * @param actionYear calendar year of the actions (D1)
 * @param budgetYear fiscal year of the budget requests; null where the edition asks for none
 * @param horizons for when actions may be (D4); empty where the edition knows no horizons
 * @param components parts of the plan that the edition wants in words (D9); empty where it prescribes none
 * @param idea how far the plan speaks of the 21st Century IDEA (D10, A3)
 * @param burdens kinds of burden that an action may ease (N9); empty where the edition names none
 * @param services names of the services that an action can be for, by id
 * @param needingAction ids of the services that must have an action (D3): a HISP's designated ones, none for a department
 * @param wholePlanPublic whether the accepted plan itself is public (D8), not only its commitments (D7)
 */
public record PlanTerms(int cycleYear, int actionYear, Integer budgetYear, List<Choice> horizons, List<Choice> components, Idea idea,
    List<Choice> burdens, Map<Integer, String> services, Set<Integer> needingAction,
    boolean wholePlanPublic) {

  /** Whether the plan has to say how it fits the 21st Century IDEA. */
  public enum Idea { NOT_ASKED, OPTIONAL, REQUIRED }

  /** One entry of a list of the edition. */
  public record Choice(String code, String label, String hint) {}

  /** The horizon that an action has if it names none: the only one, where there is only one. */
  String usualHorizon() {
    return horizons.size() == 1 ? horizons.get(0).code() : null;
  }
}
