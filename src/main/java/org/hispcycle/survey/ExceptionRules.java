package org.hispcycle.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/** What a request for an exception and OMB's decision must say; each fault names its field and what to do. */
final class ExceptionRules {

  /** An exception lasts no longer than a clearance does (H3), so that it is looked at again. */
  static final int MOST_YEARS = 3;

  private static final int LONGEST_MODEL = 300;
  private static final int LONGEST_TEXT = 4_000;

  private ExceptionRules() {}

  static List<Fault> request(ExceptionContent content, Set<String> known, LocalDate today) {
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "model", "which earlier model the survey follows instead", content.model(), true, LONGEST_MODEL);
    if (content.rules().isEmpty()) {
      faults.add(new Fault("rules", "Choose at least one rule that the survey is to depart from."));
    }
    content.rules().stream().filter(rule -> !known.contains(rule)).findFirst().ifPresent(rule ->
        faults.add(new Fault("rules", "The guideline has no rule \"" + (rule.length() > 40 ? rule.substring(0, 40) + "…" : rule) + "\". Possible: " + String.join(", ", known) + ".")));
    TextRule.check(faults, "success", "the success with the earlier model, in figures where there are any", content.success(), true, LONGEST_TEXT);
    TextRule.check(faults, "capacity", "why your organization can use more granular data", content.capacity(), true, LONGEST_TEXT);
    if (content.evidence().isEmpty()) {
      faults.add(new Fault("evidence.files", "Add at least one file or link that shows the success with the earlier model."));
    }
    lastDay(faults, "until", content.until(), today);
    return faults;
  }

  static List<Fault> grant(ExceptionContent content, LocalDate today) {
    var faults = new ArrayList<Fault>();
    var decision = content.decision();
    lastDay(faults, "decision.expiresOn", decision == null ? null : decision.expiresOn(), today);
    TextRule.check(faults, "decision.terms", "the terms", decision == null ? null : decision.terms(), false, LONGEST_TEXT);
    return faults;
  }

  private static void lastDay(List<Fault> faults, String field, LocalDate day, LocalDate today) {
    var latest = today.plusYears(MOST_YEARS);
    if (day == null) {
      faults.add(new Fault(field, "Enter the last day of the exception: every exception ends."));
    } else if (!day.isAfter(today)) {
      faults.add(new Fault(field, "The exception would end on " + day + ", which is not after today. Enter a later day."));
    } else if (day.isAfter(latest)) {
      faults.add(new Fault(field, "The exception would last until " + day + ". It ends after at most " + MOST_YEARS + " years, on " + latest + "; it can be asked for again."));
    }
  }
}
