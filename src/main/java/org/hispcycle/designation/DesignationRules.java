package org.hispcycle.designation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;
import org.hispcycle.registry.ServiceNames;

/**
 * What a complete designation must say; each fault names the field and what to do.
 *
 * @param minimumServices the edition's minimum per HISP (C1, C3)
 * @param known names of this HISP's services by id
 * @param designatedToday ids of those whose designation is in force, which goes on until it is ended
 * @param codes the codes of the edition's lists by the list's name (C9, N2, N4)
 */
record DesignationRules(int minimumServices, Map<Integer, String> known, Set<Integer> designatedToday, Map<String, List<String>> codes) {

  static final String TYPES = "service-type";
  static final String CHANNELS = "channel";
  static final String ALIGNMENT = "alignment";

  /** C11: "customer volume, annual program cost, and/or knowledge of customer priority as weighting factors". */
  private static final List<String> FACTORS = List.of("volume", "cost", "priority");

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_REASON = 2_000;
  private static final int MOST_SERVICES = 30;
  private static final int MOST_ACTIONS = 200;
  private static final int LONGEST_NOTE = 1_000;
  private static final int MOST_CANDIDATES = 100;

  /** The agency's part: services, reasons, actions. */
  List<Fault> designation(DesignationContent content) {
    var faults = new ArrayList<Fault>();
    services(faults, content);
    ended(faults, content);
    actions(faults, content);
    weighing(faults, content);
    return faults;
  }

  /**
   * What is designated once this is decided: what goes on and what is new, each once. Who lists a service twice, ends what he
   * lists, or describes as new what is there already gains nothing (C1, C3).
   */
  int designatedAfter(DesignationContent content) {
    var after = new HashSet<Object>(designatedToday);
    content.ended().stream().filter(Objects::nonNull).map(DesignationContent.Ended::serviceId).forEach(after::remove);
    var names = known.values().stream().map(ServiceNames::key).collect(Collectors.toSet());
    for (var service : content.services()) {
      if (service != null && service.serviceId() != null && known.containsKey(service.serviceId())) {
        after.add(service.serviceId());
      } else if (service != null && service.serviceId() == null && service.newService() != null) {
        var name = ServiceNames.key(service.newService().name());
        if (!name.isEmpty() && !names.contains(name)) {
          after.add(name);
        }
      }
    }
    return after.size();
  }

  private void services(List<Fault> faults, DesignationContent content) {
    int chosen = content.services().size();
    int after = designatedAfter(content);
    var wanted = "Designate at least " + (minimumServices == 1 ? "one priority service" : minimumServices + " priority services");
    if (chosen == 0 && minimumServices > 0) {
      faults.add(new Fault("services", wanted + "; the list has none."));
    } else if (after < minimumServices) {
      faults.add(new Fault("services", wanted + "; with this decision " + (after == 0 ? "none" : after == 1 ? "only one" : "only " + after)
          + " would be designated. Each counts once, and one whose designation ends does not count."));
    }
    if (chosen > MOST_SERVICES) {
      faults.add(new Fault("services", "The list has " + chosen + " services; at most " + MOST_SERVICES + " can be designated. Choose the most important ones."));
    }
    var seen = new HashSet<Object>();
    for (int i = 0; i < chosen; i++) {
      var field = "services[" + i + "]";
      var service = content.services().get(i);
      if (service == null || service.serviceId() == null && service.newService() == null) {
        faults.add(new Fault(field + ".serviceId", "Choose service " + (i + 1) + " from the list, or describe a new one."));
        continue;
      }
      if (service.serviceId() != null && service.newService() != null) {
        faults.add(new Fault(field + ".newService", "Service " + (i + 1) + " is both chosen from the list and described as new. Keep one of the two."));
        continue;
      }
      var name = service.serviceId() != null ? known.get(service.serviceId()) : service.newService().name();
      if (service.serviceId() != null && name == null) {
        faults.add(new Fault(field + ".serviceId", "This HISP has no service with the id " + service.serviceId() + ". Choose one from the list."));
        continue;
      }
      if (service.newService() != null) {
        newService(faults, field + ".newService", i, service.newService());
      }
      if (!ServiceNames.key(name).isEmpty() && !seen.add(service.serviceId() != null ? service.serviceId() : ServiceNames.key(name))) {
        faults.add(new Fault(field, "\"" + name.strip() + "\" is in the list twice. Remove one of the two."));
      }
      reasons(faults, field, label(name, i), service);
      alignment(faults, field + ".alignment", label(name, i), service.alignment());
    }
  }

  private void newService(List<Fault> faults, String field, int index, DesignationContent.NewService service) {
    var what = "new service " + (index + 1);
    name(faults, field + ".name", what, service.name());
    TextRule.check(faults, field + ".occasion", "with which occasion of need " + what + " starts", service.occasion(), true, LONGEST_TEXT);
    TextRule.check(faults, field + ".description", "what is offered with " + what, service.description(), true, LONGEST_TEXT);
    TextRule.check(faults, field + ".outcome", "what the customer has at the end of " + what, service.outcome(), true, LONGEST_TEXT);
    TextRule.check(faults, field + ".customers", "who the customers of " + what + " are", service.customers(), true, LONGEST_TEXT);
    TextRule.check(faults, field + ".partners", "who else takes part in " + what, service.partners(), false, LONGEST_TEXT);
    TextRule.check(faults, field + ".tools", "the tools of " + what, service.tools(), false, LONGEST_TEXT);
    codes(faults, field + ".types", "type", what, service.types(), list(TYPES));
    codes(faults, field + ".channels", "channel", what, service.channels(), list(CHANNELS));
    var key = ServiceNames.key(service.name());
    known.values().stream().filter(name -> !key.isEmpty() && ServiceNames.key(name).equals(key)).findFirst().ifPresent(name ->
        faults.add(new Fault(field + ".name", "This HISP already has a service \"" + name + "\". Choose it from the list instead.")));
  }

  private static void name(List<Fault> faults, String field, String what, String name) {
    TextRule.check(faults, field, "the name of " + what, name, true, LONGEST_LINE);
    if (name == null || name.isBlank() || name.length() > LONGEST_LINE) {
      return;
    }
    if (name.strip().chars().anyMatch(Character::isISOControl)) {
      faults.add(new Fault(field, "Write the name of " + what + " on one line, without control characters."));
    } else if (ServiceNames.key(name).isEmpty()) {
      faults.add(new Fault(field, "The name of " + what + " has no letters: \"" + Criteria.shown(name.strip()) + "\". Name it as its customers would."));
    }
  }

  private List<String> list(String name) {
    return codes.getOrDefault(name, List.of());
  }

  private static void codes(List<Fault> faults, String field, String kind, String what, List<String> chosen, List<String> list) {
    if (chosen == null || chosen.isEmpty()) {
      faults.add(new Fault(field, "Choose at least one " + kind + " for " + what + "."));
      return;
    }
    for (var code : new java.util.LinkedHashSet<>(chosen)) {
      if (code == null || !list.contains(code)) {
        faults.add(new Fault(field, "There is no " + kind + " \"" + Criteria.shown(code) + "\"; choose from " + String.join(", ", list) + "."));
      }
    }
  }

  private static void reasons(List<Fault> faults, String field, String name, DesignationContent.Chosen service) {
    var rationale = service.rationale();
    TextRule.check(faults, field + ".rationale.organization", "why " + name + " drives value to the organization",
        rationale == null ? null : rationale.organization(), true, LONGEST_TEXT);
    TextRule.check(faults, field + ".rationale.customers", "why " + name + " drives value to customers",
        rationale == null ? null : rationale.customers(), true, LONGEST_TEXT);
    TextRule.check(faults, field + ".rationale.performance", "how " + name + " contributes to the agency's performance",
        rationale == null ? null : rationale.performance(), true, LONGEST_TEXT);
    Criteria.percent(faults, field + ".shareOfPopulation", name, service.shareOfPopulation());
    Criteria.transactions(faults, field + ".annualTransactions", name, service.annualTransactions());
    TextRule.check(faults, field + ".impact", "the impact of " + name, service.impact(), false, LONGEST_TEXT);
    TextRule.check(faults, field + ".evidence", "the evidence for " + name, service.evidence(), false, LONGEST_TEXT);
  }

  /** Nothing has to be ticked; what is, says how the service serves it (C9). */
  private void alignment(List<Fault> faults, String field, String name, List<DesignationContent.Alignment> alignment) {
    var seen = new HashSet<String>();
    for (int i = 0; alignment != null && i < alignment.size(); i++) {
      var place = field + "[" + i + "]";
      var each = alignment.get(i);
      if (each == null || each.code() == null || !list(ALIGNMENT).contains(each.code())) {
        faults.add(new Fault(place + ".code", "The alignment check list has no entry \"" + Criteria.shown(each == null ? null : each.code())
            + "\"; remove it from " + name + (list(ALIGNMENT).isEmpty() ? "." : " or choose one of " + String.join(", ", list(ALIGNMENT)) + ".")));
      } else if (!seen.add(each.code())) {
        faults.add(new Fault(place + ".code", "\"" + each.code() + "\" stands twice in the alignment of " + name + ". Remove one of the two."));
      } else {
        TextRule.check(faults, place + ".note", "how " + name + " is aligned with \"" + each.code() + "\", or take the tick away", each.note(), true, LONGEST_NOTE);
      }
    }
  }

  /** A help that is optional: what is missing is left open, what is entered must make sense (C11). */
  private void weighing(List<Fault> faults, DesignationContent content) {
    var weighing = content.weighing();
    if (weighing == null) {
      return;
    }
    TextRule.check(faults, "weighing.remark", "the remark on what was weighed", weighing.remark(), false, LONGEST_TEXT);
    numbers(faults, "weighing.weights", "weight", weighing.weights(), 0, 10);
    var candidates = weighing.candidates() == null ? List.<DesignationContent.Candidate>of() : weighing.candidates();
    if (candidates.size() > MOST_CANDIDATES) {
      faults.add(new Fault("weighing.candidates", "The helper weighs at most " + MOST_CANDIDATES + " services; the list has " + candidates.size() + ". Remove some."));
      return;
    }
    var references = content.references();
    var seen = new HashSet<String>();
    for (int i = 0; i < candidates.size(); i++) {
      var field = "weighing.candidates[" + i + "]";
      var candidate = candidates.get(i);
      var reference = candidate == null ? null : candidate.serviceRef();
      if (reference == null || !references.contains(reference) && known.keySet().stream().noneMatch(id -> String.valueOf(id).equals(reference))) {
        faults.add(new Fault(field + ".serviceRef", "Candidate " + (i + 1) + " of the weighing helper is no service of this HISP. Choose one or remove it."));
      } else if (!seen.add(reference)) {
        faults.add(new Fault(field + ".serviceRef", "Candidate " + (i + 1) + " of the weighing helper is weighed twice. Remove one of the two."));
      } else {
        numbers(faults, field + ".scores", "score", candidate.scores(), 1, 5);
      }
    }
  }

  private static void numbers(List<Fault> faults, String field, String kind, Map<String, String> numbers, int least, int most) {
    if (numbers == null) {
      return;
    }
    numbers.forEach((factor, typed) -> {
      if (!FACTORS.contains(factor)) {
        faults.add(new Fault(field, "There is no weighting factor \"" + Criteria.shown(factor) + "\"; there are " + String.join(", ", FACTORS) + "."));
      } else if (typed != null && !typed.isBlank() && (!typed.strip().matches("\\d{1,2}") || Integer.parseInt(typed.strip()) < least || Integer.parseInt(typed.strip()) > most)) {
        faults.add(new Fault(field + "." + factor, "Enter the " + kind + " of " + factor + " as a whole number from " + least + " to " + most + "; \""
            + Criteria.shown(typed) + "\" is none."));
      }
    });
  }

  /** What ends, ends with a reason (C14); a designation that is neither listed nor ended goes on. */
  private void ended(List<Fault> faults, DesignationContent content) {
    var continued = new HashSet<Integer>();
    content.services().stream().filter(Objects::nonNull).map(DesignationContent.Chosen::serviceId).filter(Objects::nonNull).forEach(continued::add);
    var ending = new HashSet<Integer>();
    for (int i = 0; i < content.ended().size(); i++) {
      var field = "ended[" + i + "]";
      var end = content.ended().get(i);
      if (end == null || end.serviceId() == null || !designatedToday.contains(end.serviceId())) {
        faults.add(new Fault(field + ".serviceId", "Only a designation that is in force can end; "
            + (end == null || end.serviceId() == null ? "entry " + (i + 1) + " names no service" : "service " + end.serviceId() + " is not designated today") + ". Remove it."));
        continue;
      }
      var name = label(known.get(end.serviceId()), i);
      if (!ending.add(end.serviceId())) {
        faults.add(new Fault(field + ".serviceId", "The designation of " + name + " is ended twice. Remove one of the two."));
      } else if (continued.contains(end.serviceId())) {
        faults.add(new Fault(field + ".serviceId", name + " is both designated and ended. Keep one of the two."));
      }
      TextRule.check(faults, field + ".reason", "why the designation of " + name + " ends", end.reason(), true, LONGEST_REASON);
    }
  }

  /** "… and identify targeted improvement actions" (C2): both are needed, and no designated service goes without. */
  private void actions(List<Fault> faults, DesignationContent content) {
    var references = content.references();
    var names = new HashMap<String, String>();
    for (int i = 0; i < references.size(); i++) {
      if (references.get(i) != null) {
        var service = content.services().get(i);
        names.put(references.get(i), label(service.serviceId() != null ? known.get(service.serviceId()) : service.newService().name(), i));
      }
    }
    if (content.actions().size() > MOST_ACTIONS) {
      faults.add(new Fault("actions", "The list has " + content.actions().size() + " actions; at most " + MOST_ACTIONS + " can be kept. Combine some of them."));
    }
    var covered = new HashSet<String>();
    for (int i = 0; i < content.actions().size(); i++) {
      var field = "actions[" + i + "]";
      var action = content.actions().get(i);
      if (action == null) {
        faults.add(new Fault(field, "Improvement action " + (i + 1) + " is empty. Fill it in or remove it."));
        continue;
      }
      TextRule.check(faults, field + ".title", "the title of improvement action " + (i + 1), action.title(), true, LONGEST_LINE);
      TextRule.check(faults, field + ".description", "the description of improvement action " + (i + 1), action.description(), false, LONGEST_TEXT);
      if (action.serviceRef() == null || !names.containsKey(action.serviceRef())) {
        faults.add(new Fault(field + ".serviceRef", "Improvement action " + (i + 1) + " does not belong to a service of this designation. Choose one."));
      } else {
        covered.add(action.serviceRef());
      }
    }
    references.stream().filter(Objects::nonNull).distinct().filter(reference -> !covered.contains(reference)).forEach(reference ->
        faults.add(new Fault("actions", "Identify at least one targeted improvement action for " + names.get(reference) + ".")));
  }

  /** OMB's part: the first quarter that each newly designated service reports (C12). */
  List<Fault> firstReports(DesignationContent content, List<FiscalQuarter> choices) {
    var faults = new ArrayList<Fault>();
    var references = content.references();
    content.firstReports().forEach((reference, quarter) -> {
      // what names no service any more is left from before a return; a continued designation keeps the quarter it has
      if (references.contains(reference) && isNew(reference) && quarter != null && !quarter.isBlank()
          && choices.stream().noneMatch(choice -> choice.toString().equals(quarter))) {
        faults.add(new Fault("firstReports." + reference, "A first report for \"" + Criteria.shown(quarter) + "\" cannot be chosen today; choose one of "
            + String.join(", ", choices.stream().map(FiscalQuarter::toString).toList()) + "."));
      }
    });
    return faults;
  }

  /** Newly designated, that is, not continued. */
  boolean isNew(String reference) {
    return reference.startsWith("new-") || !designatedToday.contains(Integer.valueOf(reference));
  }

  private static String label(String name, int index) {
    return name == null || name.isBlank() ? "service " + (index + 1) : "\"" + Criteria.shown(name.strip()) + "\"";
  }
}
