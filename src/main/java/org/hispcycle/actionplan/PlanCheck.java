package org.hispcycle.actionplan;

import java.util.List;
import org.hispcycle.platform.InputRefused.Fault;

/** What stands against a plan as it is now: what would refuse it, and what only weakens it. */
public record PlanCheck(List<Fault> faults, List<Fault> warnings) {

  /** Without what concerns budget requests, for those who may not see them (D7). */
  public PlanCheck withoutMoney() {
    return new PlanCheck(publicPart(faults), publicPart(warnings));
  }

  private static List<Fault> publicPart(List<Fault> all) {
    return all.stream().filter(each -> !each.field().startsWith(ActionPlanRules.REQUESTS)).toList();
  }
}
