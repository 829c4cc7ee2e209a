package org.hispcycle.designation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused.Fault;

/**
 * What a complete designation must say; each fault names the field and what to do.
 *
 * @param minimumServices the edition's minimum per HISP (C1, C3)
 * @param known names of this HISP's services by id
 * @param designatedToday ids of those whose designation is in force, which goes on until it is ended
 */
record DesignationRules(int minimumServices, Map<Integer, String> known, Set<Integer> designatedToday) {

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_REASON = 2_000;
  private static final int MOST_SERVICES = 30;
  private static final int MOST_ACTIONS = 200;

  /** The agency's part: services, reasons, actions. */
  List<Fault> designation(DesignationContent content) {
    var faults = new ArrayList<Fault>();
    services(faults, content);
    ended(faults, content);
    actions(faults, content);
    return faults;
  }

  private void services(List<Fault> faults, DesignationContent content) {
    int chosen = content.services().size();
    if (chosen < minimumServices) {
      faults.add(new Fault("services", "Designate at least " + (minimumServices == 1 ? "one priority service" : minimumServices + " priority services")
          + "; the list has " + (chosen == 0 ? "none" : String.valueOf(chosen)) + "."));
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
      if (name != null && !name.isBlank() && !seen.add(service.serviceId() != null ? service.serviceId() : normal(name))) {
        faults.add(new Fault(field, "\"" + name.strip() + "\" is in the list twice. Remove one of the two."));
      }
      reasons(faults, field, label(name, i), service);
    }
  }

  private void newService(List<Fault> faults, String field, int index, DesignationContent.NewService service) {
    var what = "new service " + (index + 1);
    text(faults, field + ".name", "the name of " + what, service.name(), true, LONGEST_LINE);
    text(faults, field + ".description", "the description of " + what, service.description(), true, LONGEST_TEXT);
    codes(faults, field + ".types", "type", what, service.types(), ServiceCodeLists.TYPES);
    codes(faults, field + ".channels", "channel", what, service.channels(), ServiceCodeLists.CHANNELS);
    if (service.name() != null && known.values().stream().anyMatch(name -> normal(name).equals(normal(service.name())))) {
      faults.add(new Fault(field + ".name", "This HISP already has a service \"" + service.name().strip() + "\". Choose it from the list instead."));
    }
  }

  private static void codes(List<Fault> faults, String field, String kind, String what, List<String> chosen, List<String> list) {
    if (chosen == null || chosen.isEmpty()) {
      faults.add(new Fault(field, "Choose at least one " + kind + " for " + what + "."));
      return;
    }
    for (var code : new java.util.LinkedHashSet<>(chosen)) {
      if (code == null || !list.contains(code)) {
        faults.add(new Fault(field, "There is no " + kind + " \"" + shown(code) + "\"; choose from " + String.join(", ", list) + "."));
      }
    }
  }

  private static void reasons(List<Fault> faults, String field, String name, DesignationContent.Chosen service) {
    var rationale = service.rationale();
    text(faults, field + ".rationale.organization", "why " + name + " drives value to the organization",
        rationale == null ? null : rationale.organization(), true, LONGEST_TEXT);
    text(faults, field + ".rationale.customers", "why " + name + " drives value to customers",
        rationale == null ? null : rationale.customers(), true, LONGEST_TEXT);
    text(faults, field + ".rationale.performance", "how " + name + " contributes to the agency's performance",
        rationale == null ? null : rationale.performance(), true, LONGEST_TEXT);
    text(faults, field + ".shareOfPopulation", "the share of the population served by " + name, service.shareOfPopulation(), false, LONGEST_LINE);
    text(faults, field + ".annualTransactions", "the annual transactions of " + name, service.annualTransactions(), false, LONGEST_LINE);
    text(faults, field + ".impact", "the impact of " + name, service.impact(), false, LONGEST_TEXT);
    text(faults, field + ".evidence", "the evidence for " + name, service.evidence(), false, LONGEST_TEXT);
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
      text(faults, field + ".reason", "why the designation of " + name + " ends", end.reason(), true, LONGEST_REASON);
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
      text(faults, field + ".title", "the title of improvement action " + (i + 1), action.title(), true, LONGEST_LINE);
      text(faults, field + ".description", "the description of improvement action " + (i + 1), action.description(), false, LONGEST_TEXT);
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
        faults.add(new Fault("firstReports." + reference, "A first report for \"" + shown(quarter) + "\" cannot be chosen today; choose one of "
            + String.join(", ", choices.stream().map(FiscalQuarter::toString).toList()) + "."));
      }
    });
    return faults;
  }

  /** Newly designated, that is, not continued. */
  boolean isNew(String reference) {
    return reference.startsWith("new-") || !designatedToday.contains(Integer.valueOf(reference));
  }

  private static void text(List<Fault> faults, String field, String what, String value, boolean required, int longest) {
    if (required && (value == null || value.isBlank())) {
      faults.add(new Fault(field, "Enter " + what + "."));
    } else if (value != null && value.length() > longest) {
      faults.add(new Fault(field, "Shorten " + what + ": it has " + value.length() + " characters, at most " + longest + " are kept."));
    }
  }

  private static String label(String name, int index) {
    return name == null || name.isBlank() ? "service " + (index + 1) : "\"" + shown(name.strip()) + "\"";
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** What somebody sent, short enough to stand in a sentence. */
  private static String shown(String text) {
    return text == null ? "nothing" : text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
