package org.hispcycle.registry.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.HispTerm;
import org.hispcycle.registry.Registry;
import org.hispcycle.registry.ServiceStatus;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The register for the public (G1, G2), as JSON or CSV, saying what is incomplete and what is a demonstration. A CSV
 * file gets separated from the page it came from, so there each row says it.
 */
@RestController
@RequestMapping("/api/v1/public")
class PublicRegistryController {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  /** {@code designatedOn} and {@code withdrawnOn} are null where there is no such day or it is not known. */
  record HispView(String id, String code, String name, String agencyId, String agencyName, boolean active, LocalDate designatedOn,
      LocalDate withdrawnOn) {}

  record Hisps(String note, List<HispView> hisps) {}

  /**
   * @param status "designated", or "previously reported" where the designation has ended or only older reports are known (C14)
   * @param endedOn when the newest designation ended; null while it goes on, or where there was none
   */
  record ServiceView(int id, String slug, String name, String hispId, String hispName, String agencyId, LocalDate designatedOn, boolean demo,
      String status, LocalDate endedOn) {}

  record Services(String note, String demoNote, List<ServiceView> services) {}

  private final Registry registry;
  private final Clock clock;

  PublicRegistryController(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @GetMapping("/hisps")
  @ApiResponse(responseCode = "200", description = "Every HISP the register knows; withdrawn ones are not active", content = {
      @Content(mediaType = "application/json", schema = @Schema(implementation = Hisps.class)), @Content(mediaType = "text/csv")})
  ResponseEntity<?> hisps(@RequestParam(required = false) String format,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    var view = hispViews(EasternTime.today(clock));
    if (!wantsCsv(format, accept)) {
      return json(new Hisps(Registry.INCOMPLETENESS_NOTE, view));
    }
    return csv("hisps.csv", List.of("id", "code", "name", "agency_id", "agency_name", "active", "designated_on", "withdrawn_on", "note"),
        view.stream().map(each -> row(each.id(), each.code(), each.name(), each.agencyId(), each.agencyName(), each.active(),
            each.designatedOn(), each.withdrawnOn(), Registry.INCOMPLETENESS_NOTE)).toList());
  }

  @GetMapping("/services")
  @ApiResponse(responseCode = "200", description = "The services that are designated today; with status=previously-reported those that "
      + "reported once and are designated no more, with status=all both", content = {
      @Content(mediaType = "application/json", schema = @Schema(implementation = Services.class)), @Content(mediaType = "text/csv")})
  ResponseEntity<?> services(@RequestParam(required = false) String format, @RequestParam(defaultValue = "designated") String status,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    var view = serviceViews(EasternTime.today(clock), statuses(status));
    if (!wantsCsv(format, accept)) {
      return json(new Services(Registry.INCOMPLETENESS_NOTE, Registry.DEMO_NOTE, view));
    }
    return csv("services.csv", List.of("id", "slug", "name", "hisp_id", "hisp_name", "agency_id", "designated_on", "demo", "status", "ended_on", "note"),
        view.stream().map(each -> row(each.id(), each.slug(), each.name(), each.hispId(), each.hispName(), each.agencyId(),
            each.designatedOn(), each.demo(), each.status(), each.endedOn(),
            Registry.INCOMPLETENESS_NOTE + (each.demo() ? " " + Registry.DEMO_NOTE : ""))).toList());
  }

  private static Set<ServiceStatus> statuses(String status) {
    return switch (status) {
      case "designated" -> EnumSet.of(ServiceStatus.DESIGNATED);
      case "previously-reported" -> EnumSet.of(ServiceStatus.PREVIOUSLY_REPORTED);
      case "all" -> EnumSet.of(ServiceStatus.DESIGNATED, ServiceStatus.PREVIOUSLY_REPORTED);
      default -> throw new InputRefused("There is no status \"" + (status.length() > 40 ? status.substring(0, 40) + "…" : status)
          + "\". Ask for status=designated, status=previously-reported or status=all.");
    };
  }

  private List<HispView> hispViews(LocalDate today) {
    var agencies = registry.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name));
    var active = registry.activeHisps(today).stream().map(Hisp::id).collect(Collectors.toSet());
    // the newest term that has begun: terms come in the order of their days
    Map<String, HispTerm> terms = new HashMap<>();
    registry.terms().stream().filter(term -> !term.designatedOn().isAfter(today)).forEach(term -> terms.put(term.hispId(), term));
    return registry.hisps().stream().map(hisp -> {
      var term = terms.get(hisp.id());
      return new HispView(hisp.id(), hisp.code(), hisp.name(), hisp.agencyId(), agencies.get(hisp.agencyId()), active.contains(hisp.id()),
          term == null || !term.dayKnown() ? null : term.designatedOn(), term == null ? null : term.withdrawnOn());
    }).toList();
  }

  private List<ServiceView> serviceViews(LocalDate today, Set<ServiceStatus> statuses) {
    var active = registry.activeHisps(today).stream().map(Hisp::id).collect(Collectors.toSet());
    return registry.inventory(registry.hisps(), today).stream().filter(each -> statuses.contains(each.status()))
        // what a withdrawn HISP reported stays, but it has no designated service
        .filter(each -> each.status() != ServiceStatus.DESIGNATED || active.contains(each.hisp().id()))
        .map(each -> new ServiceView(each.service().id(), each.service().slug(), each.service().name(), each.hisp().id(), each.hisp().name(),
            each.hisp().agencyId(), each.designatedSince(), each.demo(), each.status().label(), each.endedOn()))
        .sorted(Comparator.comparing(ServiceView::hispId).thenComparing(ServiceView::id)).toList();
  }

  /** The parameter decides; without it, what the caller would rather have. JSON where that says nothing of the two. */
  private static boolean wantsCsv(String format, String accept) {
    if (format != null) {
      return switch (format) {
        case "csv" -> true;
        case "json" -> false;
        default -> throw new InputRefused("The format \"" + format + "\" is not offered here. Ask for format=json or format=csv.");
      };
    }
    try {
      var wanted = MediaType.parseMediaTypes(accept);
      MimeTypeUtils.sortBySpecificity(wanted);
      return wanted.stream().filter(each -> each.isConcrete() && each.getQualityValue() > 0)
          .filter(each -> each.equalsTypeAndSubtype(CSV) || each.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
          .findFirst().filter(each -> each.equalsTypeAndSubtype(CSV)).isPresent();
    } catch (InvalidMediaTypeException | InvalidMimeTypeException unreadable) {
      return false;
    }
  }

  private static ResponseEntity<Object> json(Object view) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).varyBy(HttpHeaders.ACCEPT).body(view);
  }

  private static ResponseEntity<Object> csv(String fileName, List<String> header, List<List<Object>> rows) {
    return ResponseEntity.ok().contentType(CSV).varyBy(HttpHeaders.ACCEPT)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(fileName).build().toString())
        .body(CsvText.of(header, rows));
  }

  /** Unlike List.of, with room for nulls. */
  private static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }
}
