package org.hispcycle.clearance.web;

import java.util.ArrayList;
import java.util.List;
import org.hispcycle.clearance.PraContacts;
import org.hispcycle.clearance.PraDeterminations;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether the Act applies to what somebody plans, by the rules of a request and without one (H1, H8 to H11). Nothing is kept. */
@RestController
class PraCheckController {

  /** The agency's PRA office; {@code note} says what to do where none is known. */
  record ContactView(String agencyId, String agencyName, String office, String email, String phone, String website, String source, String note) {}

  /** {@code next} says what to do, step by step. */
  record Answer(boolean applies, String reason, String clause, List<String> next, List<ContactView> contacts) {}

  private final PraDeterminations determinations;
  private final PraContacts contacts;
  private final Registry registry;
  private final CurrentActor actor;

  PraCheckController(PraDeterminations determinations, PraContacts contacts, Registry registry, CurrentActor actor) {
    this.determinations = determinations;
    this.contacts = contacts;
    this.registry = registry;
    this.actor = actor;
  }

  @PostMapping("/api/v1/pra-determination")
  Answer determine(@RequestBody PraDeterminations.Question question) {
    var caller = actor.get();
    var result = determinations.determine(question);
    return new Answer(result.applies(), result.reason(), result.clause(), next(result.applies(), "survey".equals(question.method())),
        caller.isOmb() || caller.isAdmin() ? List.of() : praContacts().stream().filter(each -> caller.agencies().contains(each.agencyId())).toList());
  }

  /** The PRA offices of all agencies: public addresses, the same for everyone who is signed in. */
  @GetMapping("/api/v1/pra-contacts")
  List<ContactView> praContacts() {
    var known = contacts.all();
    return registry.agencies().stream().map(agency -> known.stream().filter(each -> each.agencyId().equals(agency.id())).findFirst()
        .map(each -> new ContactView(agency.id(), agency.name(), each.office(), each.email(), each.phone(), each.website(), each.source(), null))
        .orElseGet(() -> new ContactView(agency.id(), agency.name(), null, null, null, null, null, PraContacts.NONE))).toList();
  }

  private static List<String> next(boolean applies, boolean survey) {
    var steps = new ArrayList<String>();
    if (applies) {
      steps.add("Do not ask anybody yet: no collection may begin without a valid OMB control number.");
      steps.add(survey ? "A feedback survey about a service: request a clearance in Tasklist (\"Start process\"). It runs under the umbrella clearance of your department, without notices in the Federal Register."
          : "Request a clearance in Tasklist (\"Start process\"), where research and usability tests go under the umbrella clearance too. Anything else needs the way of a normal clearance: ask your PRA office.");
      steps.add("OMB and OIRA review it, as a rule within five business days after all material is in.");
    } else {
      steps.add("You may begin. Keep this answer with your plan; a request in Tasklist records it, if you want it on record.");
      steps.add("Answer again when the plan changes: more people, the same questions for another group, or a question to choose participants by.");
    }
    steps.add("In doubt, ask your PRA office before you ask the public.");
    return steps;
  }
}
