package org.hispcycle.registry.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.ListedService;
import org.hispcycle.registry.Registry;
import org.hispcycle.registry.ServiceNames;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The services that the caller may work with: those of his own agency, for OMB all. */
@RestController
class ServiceController {

  private static final int LONGEST_QUESTION = 200;
  private static final int MOST_FOUND = 50;

  record ServiceView(int id, String name, String hispId, String hispName) {}

  /**
   * A service of the inventory with its definition (K6, K7).
   *
   * @param status designated, previously reported, or not designated
   */
  record Found(int id, String slug, String name, String hispId, String hispName, String status, LocalDate designatedSince,
      LocalDate endedOn, boolean demo, List<String> types, List<String> channels, String occasion, String description, String outcome,
      String customers, String partners, String tools) {}

  /** @param total how many there are; the list holds the first of them */
  record FoundServices(int total, List<Found> services) {}

  record NameHint(String hint) {}

  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  ServiceController(Registry registry, CurrentActor actor, Clock clock) {
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/services")
  List<ServiceView> services() {
    var caller = actor.get();
    return registry.hisps().stream().filter(hisp -> caller.mayActFor(hisp.agencyId()))
        .flatMap(hisp -> registry.services(hisp.id()).stream()
            .map(service -> new ServiceView(service.id(), service.name(), hisp.id(), hisp.name()))).toList();
  }

  /** Looks in names, definitions and slugs; every word must be found, wherever it stands. */
  @GetMapping("/api/v1/services/search")
  FoundServices search(@RequestParam(required = false) String hisp, @RequestParam(required = false) String q,
      @RequestParam(required = false) String type, @RequestParam(required = false) String channel) {
    for (var asked : Arrays.asList(hisp, q, type, channel)) {
      if (asked != null && asked.length() > LONGEST_QUESTION) {
        throw new InputRefused("Search for at most " + LONGEST_QUESTION + " characters; " + asked.length() + " were sent. Shorten the search.");
      }
    }
    var caller = actor.get();
    var hisps = registry.hisps().stream().filter(each -> caller.mayActFor(each.agencyId()))
        .filter(each -> empty(hisp) || each.id().equals(hisp)).toList();
    var words = ServiceNames.key(q).split(" ");
    var found = registry.inventory(hisps, EasternTime.today(clock)).stream()
        .filter(each -> empty(type) || each.service().types().stream().anyMatch(type::equalsIgnoreCase))
        .filter(each -> empty(channel) || each.channels().stream().anyMatch(channel::equalsIgnoreCase))
        .filter(each -> Arrays.stream(words).allMatch(text(each)::contains)).toList();
    return new FoundServices(found.size(), found.stream().limit(MOST_FOUND).map(ServiceController::found).toList());
  }

  /** Whether a name says what the customer does (C8); a hint that stops nobody. */
  @GetMapping("/api/v1/services/name-hint")
  NameHint nameHint(@RequestParam String name) {
    return new NameHint(name.length() > 2 * LONGEST_QUESTION ? null : ServiceNames.hint(name).orElse(null));
  }

  private static String text(ListedService listed) {
    var service = listed.service();
    return ServiceNames.key(String.join(" ", List.of(service.name(), service.slug(), or(service.description()), or(service.occasion()),
        or(service.outcome()), or(service.customers()))).toLowerCase(Locale.ROOT));
  }

  private static Found found(ListedService listed) {
    var service = listed.service();
    return new Found(service.id(), service.slug(), service.name(), listed.hisp().id(), listed.hisp().name(), listed.status().label(),
        listed.designatedSince(), listed.endedOn(), listed.demo(), service.types(), listed.channels(), service.occasion(),
        service.description(), service.outcome(), service.customers(), service.partners(), service.tools());
  }

  private static String or(String text) {
    return text == null ? "" : text;
  }

  private static boolean empty(String text) {
    return text == null || text.isBlank();
  }
}
