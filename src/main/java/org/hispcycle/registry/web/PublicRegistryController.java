package org.hispcycle.registry.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.registry.Registry;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register for the public (G1, G2), saying what is incomplete and what is a demonstration. */
@RestController
@RequestMapping("/api/v1/public")
class PublicRegistryController {

  record HispView(String id, String code, String name, String agencyId, String agencyName) {}

  record Hisps(String note, List<HispView> hisps) {}

  record ServiceView(int id, String slug, String name, String hispId, String hispName, String agencyId, LocalDate designatedOn, boolean demo) {}

  record Services(String note, String demoNote, List<ServiceView> services) {}

  private final Registry registry;
  private final Clock clock;

  PublicRegistryController(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @GetMapping(path = "/hisps", params = "!format")
  Hisps hisps() {
    return new Hisps(Registry.INCOMPLETENESS_NOTE, registry.activeHisps(EasternTime.today(clock)).stream().map(hisp ->
        new HispView(hisp.id(), hisp.code(), hisp.name(), hisp.agencyId(), registry.agency(hisp.agencyId()).name())).toList());
  }

  @GetMapping(path = "/hisps", params = "format=csv", produces = "text/csv")
  ResponseEntity<String> hispsAsCsv() {
    return ResponseEntity.ok(CsvText.of(List.of("id", "code", "name", "agency_id", "agency_name"),
        hisps().hisps().stream().map(hisp -> List.of(hisp.id(), hisp.code(), hisp.name(), hisp.agencyId(), hisp.agencyName())).toList()));
  }

  @GetMapping(path = "/services", params = "!format")
  Services services() {
    var today = EasternTime.today(clock);
    return new Services(Registry.INCOMPLETENESS_NOTE, Registry.DEMO_NOTE, registry.activeHisps(today).stream()
        .flatMap(hisp -> registry.designatedServices(hisp.id(), today).stream().map(designation -> {
          var service = registry.service(designation.serviceId());
          return new ServiceView(service.id(), service.slug(), service.name(), hisp.id(), hisp.name(), hisp.agencyId(),
              designation.designatedOn(), designation.demo());
        })).sorted(Comparator.comparing(ServiceView::hispId).thenComparing(ServiceView::id)).toList());
  }

  @GetMapping(path = "/services", params = "format=csv", produces = "text/csv")
  ResponseEntity<String> servicesAsCsv() {
    return ResponseEntity.ok(CsvText.of(List.of("id", "slug", "name", "hisp_id", "hisp_name", "agency_id", "designated_on", "demo"),
        services().services().stream().map(each -> List.of(each.id(), each.slug(), each.name(), each.hispId(), each.hispName(),
            each.agencyId(), each.designatedOn(), each.demo())).toList()));
  }
}
