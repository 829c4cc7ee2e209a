package org.hispcycle.actionplan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hispcycle.actionplan.ActionPlanContent.Action;
import org.hispcycle.actionplan.ActionPlanContent.Request;
import org.hispcycle.platform.InputRefused.Fault;

/**
 * What a complete action plan must say. Faults name actions and requests by their place in the list and never repeat what
 * was entered: a refusal reaches the engine's log, where budget requests must not be (D7).
 *
 * @param actionYear calendar year of the actions (D1)
 * @param budgetYear fiscal year of the budget requests; null where the edition asks for none
 * @param services names of the services that an action can be for, by id
 * @param needingAction ids of the services that must have an action (D3): a HISP's designated ones, none for a department
 */
record ActionPlanRules(int actionYear, Integer budgetYear, Map<Integer, String> services, Set<Integer> needingAction) {

  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_UNIT = 100;
  private static final int MOST_ENTRIES = 200;
  private static final int LAST_YEAR_AHEAD = 20;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  List<Fault> check(ActionPlanContent content) {
    var faults = new ArrayList<Fault>();
    text(faults, "summary", "the summary", content.summary(), false, LONGEST_TEXT);
    actions(faults, content.actions());
    requests(faults, content);
    return faults;
  }

  private void actions(List<Fault> faults, List<Action> actions) {
    if (actions.isEmpty()) {
      faults.add(new Fault("actions", "The plan has no action. Enter at least one for " + actionYear + "."));
    }
    if (tooMany(faults, "actions", actions.size())) {
      return;
    }
    var ids = new HashSet<String>();
    for (int i = 0; i < actions.size(); i++) {
      var field = "actions[" + i + "]";
      var name = "action " + (i + 1);
      var action = actions.get(i);
      if (action == null) {
        faults.add(new Fault(field, "Action " + (i + 1) + " is empty. Fill it in or remove it."));
        continue;
      }
      id(faults, field, "Action " + (i + 1), action.id(), ids);
      kind(faults, field, name, action);
      text(faults, field + ".title", "the title of " + name, action.title(), true, LONGEST_NAME);
      text(faults, field + ".painPoint", "the pain point that " + name + " addresses", action.painPoint(), true, LONGEST_TEXT);
      text(faults, field + ".evidence", "the evidence behind " + name, action.evidence(), true, LONGEST_TEXT);
      text(faults, field + ".outcome", "what success of " + name + " looks like for a customer", action.outcome(), true, LONGEST_TEXT);
      text(faults, field + ".measure", "the measure of " + name, action.measure(), true, LONGEST_LINE);
      text(faults, field + ".baseline", "the baseline of " + name, action.baseline(), true, LONGEST_NAME);
      text(faults, field + ".target", "the target of " + name, action.target(), true, LONGEST_NAME);
      text(faults, field + ".unit", "the unit of " + name, action.unit(), false, LONGEST_UNIT);
      date(faults, field + ".targetDate", i, action.targetDate());
      text(faults, field + ".owner", "who answers for " + name, action.owner(), true, LONGEST_NAME);
    }
    var covered = actions.stream().filter(Objects::nonNull).filter(Action::forService).map(Action::serviceId)
        .filter(Objects::nonNull).collect(Collectors.toSet());
    new TreeSet<>(needingAction).stream().filter(id -> !covered.contains(id)).forEach(id -> faults.add(new Fault("actions",
        "The designated service \"" + services.get(id) + "\" has no action. Enter at least one.")));
  }

  private void kind(List<Fault> faults, String field, String name, Action action) {
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

  private void date(List<Fault> faults, String field, int index, String text) {
    if (text == null || text.isBlank()) {
      faults.add(new Fault(field, "Enter the target date of action " + (index + 1) + "."));
      return;
    }
    try {
      var day = LocalDate.parse(text.strip());
      if (day.getYear() < actionYear || day.getYear() > actionYear + LAST_YEAR_AHEAD) {
        faults.add(new Fault(field, "The actions of this plan are for " + actionYear + ": choose a target date for action " + (index + 1)
            + " from January 1, " + actionYear + " to December 31, " + (actionYear + LAST_YEAR_AHEAD) + "."));
      }
    } catch (DateTimeException unreadable) {
      faults.add(new Fault(field, "The target date of action " + (index + 1) + " is not a day. Write it like " + actionYear + "-09-30."));
    }
  }

  private void requests(List<Fault> faults, ActionPlanContent content) {
    var requests = content.budgetRequests();
    if (budgetYear == null && !requests.isEmpty()) {
      faults.add(new Fault("budgetRequests", "This edition of the circular asks for no budget requests. Remove them."));
      return;
    }
    if (tooMany(faults, "budgetRequests", requests.size())) {
      return;
    }
    var actionIds = content.actions().stream().filter(Objects::nonNull).map(Action::id).filter(Objects::nonNull).collect(Collectors.toSet());
    var ids = new HashSet<String>();
    for (int i = 0; i < requests.size(); i++) {
      var field = "budgetRequests[" + i + "]";
      var name = "budget request " + (i + 1);
      var request = requests.get(i);
      if (request == null) {
        faults.add(new Fault(field, "Budget request " + (i + 1) + " is empty. Fill it in or remove it."));
        continue;
      }
      id(faults, field, "Budget request " + (i + 1), request.id(), ids);
      text(faults, field + ".title", "the title of " + name, request.title(), true, LONGEST_NAME);
      if (!budgetYear.equals(request.fiscalYear())) {
        faults.add(new Fault(field + ".fiscalYear", "Budget request " + (i + 1) + " must be for the FY " + budgetYear + " Budget. Correct the fiscal year."));
      }
      if (Amount.parse(request.amount()).isEmpty()) {
        faults.add(new Fault(field + ".amount", "Enter the amount of " + name
            + " as a plain number of dollars, such as 1500000 or $1,500,000: no minus sign, no words, at most 15 digits."));
      }
      text(faults, field + ".account", "the account of " + name, request.account(), true, LONGEST_NAME);
      text(faults, field + ".narrative", "what the money of " + name + " is for", request.narrative(), true, LONGEST_TEXT);
      if (request.actionIds() != null && !actionIds.containsAll(request.actionIds())) {
        faults.add(new Fault(field + ".actionIds", "Budget request " + (i + 1) + " pays for an action that the plan does not have. Choose again."));
      }
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

  private static void text(List<Fault> faults, String field, String what, String value, boolean required, int longest) {
    if (required && (value == null || value.isBlank())) {
      faults.add(new Fault(field, "Enter " + what + "."));
    } else if (value != null && value.length() > longest) {
      faults.add(new Fault(field, "Shorten " + what + ": it has " + value.length() + " characters, at most " + longest + " are kept."));
    }
  }
}
