package org.hispcycle.actionplan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hispcycle.actionplan.ActionPlanContent.Action;
import org.hispcycle.actionplan.ActionPlanContent.Request;
import org.hispcycle.actionplan.PlanTerms.Choice;
import org.hispcycle.actionplan.PlanTerms.Idea;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/**
 * What a plan must say. Faults name actions and requests by their place in the list and never repeat what was entered: a
 * refusal reaches the engine's log, where budget requests must not be (D7).
 *
 * @param whole whether everything must be there, as in the final plan; a draft plan may leave open what is not known yet (D2)
 */
record ActionPlanRules(PlanTerms terms, boolean whole) {

  /** Where a pain point was found (D5). */
  static final Set<String> SOURCES = Set.of("service-assessment", "customer-feedback", "design-research", "other");
  /** How far an action is (D4: "updates to current year priorities"). */
  static final Set<String> STATUSES = Set.of("new", "under-way", "done", "dropped");
  static final String DROPPED = "dropped";

  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_UNIT = 100;
  private static final int MOST_ENTRIES = 200;
  private static final int LAST_YEAR_AHEAD = 20;
  private static final int BUDGET_YEARS_AHEAD = 10;
  private static final int FIRST_BASELINE_YEAR = 1990;
  private static final int OCTOBER = 10;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  /** What the form and the checks of the draft are about; the rest of a plan is in one of these. */
  static final String ACTIONS = "actions";
  static final String REQUESTS = "budgetRequests";

  List<Fault> check(ActionPlanContent content) {
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "summary", "the summary", content.summary(), false, LONGEST_TEXT);
    for (var component : terms.components()) {
      TextRule.check(faults, "components." + component.code(), "the part \"" + component.label() + "\"", content.components().get(component.code()),
          whole, LONGEST_TEXT);
    }
    TextRule.check(faults, "idea", "how the plan is integrated with the 21st Century IDEA", content.idea(),
        whole && terms.idea() == Idea.REQUIRED, LONGEST_TEXT);
    actions(faults, content.actions());
    requests(faults, content);
    return faults;
  }

  /** What does not stop the plan, but weakens it; for the agency before it signs and for OMB when it reads. */
  List<Fault> warnings(ActionPlanContent content) {
    var warnings = new ArrayList<Fault>();
    for (int i = 0; i < content.actions().size(); i++) {
      var action = content.actions().get(i);
      if (action == null || DROPPED.equals(action.status())) {
        continue;
      }
      var field = "actions[" + i + "]";
      if (given(action.target()) && !Quantity.isIn(action.target())) {
        warnings.add(new Fault(field + ".target", "The target of action " + (i + 1) + " has no number: whether it is met cannot be measured."));
      }
      if (given(action.baseline()) && !Quantity.isIn(action.baseline())) {
        warnings.add(new Fault(field + ".baseline", "The baseline of action " + (i + 1) + " has no number: progress from it cannot be measured."));
      }
      if (given(action.baseline()) && action.baseline().strip().equals(strip(action.target()))) {
        warnings.add(new Fault(field + ".target", "Action " + (i + 1) + " has the same baseline and target: nothing would change."));
      }
      if (ActionPlanContent.BUDGET.equals(horizonOf(action)) && terms.budgetYear() != null && !paidFor(content, action)) {
        warnings.add(new Fault(field, "Action " + (i + 1) + " is a proposal for the FY " + terms.budgetYear()
            + " Budget, but no budget request pays for it."));
      }
    }
    for (int i = 0; i < content.budgetRequests().size(); i++) {
      var request = content.budgetRequests().get(i);
      if (request != null && request.actionIds().isEmpty()) {
        warnings.add(new Fault("budgetRequests[" + i + "].actionIds", "Budget request " + (i + 1) + " says of no action that it pays for it."));
      }
    }
    return warnings;
  }

  private static boolean paidFor(ActionPlanContent content, Action action) {
    return content.budgetRequests().stream().filter(Objects::nonNull).anyMatch(each -> each.actionIds().contains(action.id()));
  }

  private void actions(List<Fault> faults, List<Action> actions) {
    if (actions.isEmpty()) {
      faults.add(new Fault(ACTIONS, "The plan has no action. Enter at least one for " + terms.actionYear() + "."));
    }
    if (tooMany(faults, ACTIONS, actions.size())) {
      return;
    }
    var ids = new HashSet<String>();
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i) == null) {
        faults.add(new Fault("actions[" + i + "]", "Action " + (i + 1) + " is empty. Fill it in or remove it."));
      } else {
        action(faults, i, actions.get(i), ids);
      }
    }
    var covered = actions.stream().filter(Objects::nonNull).filter(Action::forService).filter(each -> !DROPPED.equals(each.status()))
        .map(Action::serviceId).filter(Objects::nonNull).collect(Collectors.toSet());
    if (whole) {
      new TreeSet<>(terms.needingAction()).stream().filter(id -> !covered.contains(id)).forEach(id -> faults.add(new Fault(ACTIONS,
          "The designated service \"" + terms.services().get(id) + "\" has no action. Enter at least one.")));
    }
  }

  private void action(List<Fault> faults, int index, Action action, Set<String> ids) {
    var field = "actions[" + index + "]";
    var name = "action " + (index + 1);
    id(faults, field, "Action " + (index + 1), action.id(), ids);
    kind(faults, field, name, action);
    horizon(faults, field, name, action);
    TextRule.check(faults, field + ".title", "the title of " + name, action.title(), true, LONGEST_NAME);
    TextRule.check(faults, field + ".painPoint", "the pain point that " + name + " addresses", action.painPoint(), true, LONGEST_TEXT);
    oneOf(faults, field + ".painPointSource", "where the pain point of " + name + " was found", action.painPointSource(), SOURCES, whole);
    if (action.burdens() != null && !terms.burdens().stream().map(Choice::code).collect(Collectors.toSet()).containsAll(action.burdens())) {
      faults.add(new Fault(field + ".burdens", "Choose the burdens that " + name + " eases from the list of this edition."));
    }
    TextRule.check(faults, field + ".evidence", "the evidence behind " + name, action.evidence(), false, LONGEST_TEXT);
    if (whole && !action.hasEvidence()) {
      faults.add(new Fault(field + ".evidence", "Enter the evidence behind " + name + ": in words, as a file or as a link."));
    }
    TextRule.check(faults, field + ".outcome", "what success of " + name + " looks like for a customer", action.outcome(), true, LONGEST_TEXT);
    TextRule.check(faults, field + ".measure", "the measure of " + name, action.measure(), whole, LONGEST_LINE);
    TextRule.check(faults, field + ".baseline", "the baseline of " + name, action.baseline(), whole, LONGEST_NAME);
    TextRule.check(faults, field + ".target", "the target of " + name, action.target(), whole, LONGEST_NAME);
    TextRule.check(faults, field + ".unit", "the unit of " + name, action.unit(), false, LONGEST_UNIT);
    TextRule.check(faults, field + ".owner", "who answers for " + name, action.owner(), whole, LONGEST_NAME);
    oneOf(faults, field + ".status", "how far " + name + " is", action.status(), STATUSES, false);
    dates(faults, field, name, action);
  }

  private void kind(List<Fault> faults, String field, String name, Action action) {
    var services = terms.services();
    if (action.forService()) {
      if (action.serviceId() == null || !services.containsKey(action.serviceId())) {
        faults.add(new Fault(field + ".serviceId", services.isEmpty()
            ? "No service is designated here, so " + name + " cannot be for one. Choose the agency's capability instead."
            : "Choose the designated service that " + name + " is for."));
      }
    } else if (!ActionPlanContent.FOR_CAPABILITY.equals(action.kind())) {
      faults.add(new Fault(field + ".kind", "Say whether " + name + " is for a designated service or for the agency's capability."));
    }
  }

  private void horizon(List<Fault> faults, String field, String name, Action action) {
    var horizon = horizonOf(action);
    var known = terms.horizons().stream().anyMatch(each -> each.code().equals(horizon));
    if (horizon == null && !terms.horizons().isEmpty() || horizon != null && !known && !terms.horizons().isEmpty()) {
      faults.add(new Fault(field + ".horizon", "Say for when " + name + " is: "
          + terms.horizons().stream().map(Choice::label).collect(Collectors.joining(", ")) + "."));
    } else if (terms.horizons().isEmpty() && given(action.horizon())) {
      faults.add(new Fault(field + ".horizon", "This edition of the circular knows no horizons. Leave that of " + name + " out."));
    }
  }

  private String horizonOf(Action action) {
    return given(action.horizon()) ? action.horizon().strip() : terms.usualHorizon();
  }

  private void dates(List<Fault> faults, String field, String name, Action action) {
    var from = firstDay(horizonOf(action));
    var to = lastDay(horizonOf(action));
    var target = date(faults, field + ".targetDate", "the target date of " + name, action.targetDate(), from, to, whole, "A target of this plan"
        + (given(horizonOf(action)) ? " with this horizon" : "") + " lies");
    var baseline = date(faults, field + ".baselineDate", "the date of the baseline of " + name, action.baselineDate(),
        LocalDate.of(FIRST_BASELINE_YEAR, 1, 1), LocalDate.of(terms.cycleYear(), 12, 31), whole, "A baseline is known when the plan is made: it lies");
    if (target != null && baseline != null && !target.isAfter(baseline)) {
      faults.add(new Fault(field + ".targetDate", "The target date of " + name + " is not after the date of its baseline. Correct one of them."));
    }
  }

  private LocalDate firstDay(String horizon) {
    return switch (horizon == null ? "" : horizon) {
      case ActionPlanContent.CURRENT -> LocalDate.of(terms.cycleYear(), 1, 1);
      // a fiscal year begins in October of the calendar year before it
      case ActionPlanContent.BUDGET -> terms.budgetYear() == null ? LocalDate.of(terms.actionYear(), 1, 1)
          : LocalDate.of(terms.budgetYear() - 1, OCTOBER, 1);
      default -> LocalDate.of(terms.actionYear(), 1, 1);
    };
  }

  private LocalDate lastDay(String horizon) {
    return switch (horizon == null ? "" : horizon) {
      case ActionPlanContent.CURRENT -> LocalDate.of(terms.cycleYear(), 12, 31);
      case ActionPlanContent.FOLLOWING -> LocalDate.of(terms.actionYear(), 12, 31);
      case ActionPlanContent.BUDGET -> LocalDate.of((terms.budgetYear() == null ? terms.actionYear() : terms.budgetYear())
          + BUDGET_YEARS_AHEAD, 12, 31);
      default -> LocalDate.of(terms.actionYear() + LAST_YEAR_AHEAD, 12, 31);
    };
  }

  private LocalDate date(List<Fault> faults, String field, String what, String text, LocalDate from, LocalDate to, boolean required, String reason) {
    if (!given(text)) {
      if (required) {
        faults.add(new Fault(field, "Enter " + what + "."));
      }
      return null;
    }
    try {
      var day = LocalDate.parse(text.strip());
      if (day.isBefore(from) || day.isAfter(to)) {
        faults.add(new Fault(field, "Correct " + what + ". " + reason + " from " + from + " to " + to + "."));
        return null;
      }
      return day;
    } catch (DateTimeException unreadable) {
      faults.add(new Fault(field, "Correct " + what + ": it is not a day. Write it like " + terms.actionYear() + "-09-30."));
      return null;
    }
  }

  private void requests(List<Fault> faults, ActionPlanContent content) {
    var requests = content.budgetRequests();
    if (terms.budgetYear() == null) {
      if (!requests.isEmpty()) {
        faults.add(new Fault(REQUESTS, "This edition of the circular asks for no budget requests. Remove them."));
      }
      return;
    }
    if (tooMany(faults, REQUESTS, requests.size())) {
      return;
    }
    var actionIds = content.actions().stream().filter(Objects::nonNull).map(Action::id).filter(Objects::nonNull).collect(Collectors.toSet());
    var ids = new HashSet<String>();
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i) == null) {
        faults.add(new Fault("budgetRequests[" + i + "]", "Budget request " + (i + 1) + " is empty. Fill it in or remove it."));
      } else {
        request(faults, i, requests.get(i), ids, actionIds);
      }
    }
  }

  private void request(List<Fault> faults, int index, Request request, Set<String> ids, Set<String> actionIds) {
    var field = "budgetRequests[" + index + "]";
    var name = "budget request " + (index + 1);
    id(faults, field, "Budget request " + (index + 1), request.id(), ids);
    TextRule.check(faults, field + ".title", "the title of " + name, request.title(), true, LONGEST_NAME);
    if (!terms.budgetYear().equals(request.fiscalYear()) && (whole || request.fiscalYear() != null)) {
      faults.add(new Fault(field + ".fiscalYear", "Budget request " + (index + 1) + " must be for the FY " + terms.budgetYear()
          + " Budget. Correct the fiscal year."));
    }
    if (Amount.parse(request.amount()).isEmpty() && (whole || given(request.amount()))) {
      faults.add(new Fault(field + ".amount", "Enter the amount of " + name + " as a plain number of dollars greater than zero, such as "
          + "1500000 or $1,500,000: no sign, no words, no exponent, at most 15 digits and two decimals."));
    }
    if (whole && !given(request.account()) && !given(request.program())) {
      faults.add(new Fault(field + ".account", "Enter the account of " + name + ", or its program."));
    }
    TextRule.check(faults, field + ".account", "the account of " + name, request.account(), false, LONGEST_NAME);
    TextRule.check(faults, field + ".program", "the program of " + name, request.program(), false, LONGEST_NAME);
    TextRule.check(faults, field + ".narrative", "what the money of " + name + " is for", request.narrative(), whole, LONGEST_TEXT);
    TextRule.check(faults, field + ".crossAgencyPriority", "the cross-agency priority of " + name, request.crossAgencyPriority(), false, LONGEST_NAME);
    if (!actionIds.containsAll(request.actionIds())) {
      faults.add(new Fault(field + ".actionIds", "Budget request " + (index + 1) + " pays for an action that the plan does not have. Choose again."));
    }
  }

  private static boolean tooMany(List<Fault> faults, String field, int size) {
    if (size > MOST_ENTRIES) {
      faults.add(new Fault(field, "The list has " + size + " entries; at most " + MOST_ENTRIES + " can be kept. Combine some of them."));
    }
    return size > MOST_ENTRIES;
  }

  private static void id(List<Fault> faults, String field, String name, String id, Set<String> seen) {
    if (id == null || !ID.matcher(id).matches()) {
      faults.add(new Fault(field + ".id", name + " needs an id of letters and digits, such as a1."));
    } else if (!seen.add(id)) {
      faults.add(new Fault(field + ".id", name + " has the same id as one before it. Give it another."));
    }
  }

  private static void oneOf(List<Fault> faults, String field, String what, String value, Set<String> known, boolean required) {
    if (given(value) ? !known.contains(value.strip()) : required) {
      faults.add(new Fault(field, "Say " + what + ": one of " + String.join(", ", new TreeSet<>(known)) + "."));
    }
  }

  private static boolean given(String text) {
    return text != null && !text.isBlank();
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }
}
