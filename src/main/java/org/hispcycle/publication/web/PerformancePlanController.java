package org.hispcycle.publication.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.hispcycle.document.XlsxWriter;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.Downloads;
import org.hispcycle.publication.AgencyIndicators;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The extract for the Annual Performance Plan, for the agency itself and OMB (E17). */
@RestController
class PerformancePlanController {

  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final AgencyIndicators indicators;
  private final CurrentActor actor;

  PerformancePlanController(AgencyIndicators indicators, CurrentActor actor) {
    this.indicators = indicators;
    this.actor = actor;
  }

  @GetMapping("/api/v1/agencies/{agencyId}/performance-plan")
  ResponseEntity<?> extract(@PathVariable String agencyId, @RequestParam int year, @RequestParam(defaultValue = "json") String format) throws IOException {
    var caller = actor.get();
    if (!caller.isOmb() && !caller.agencies().contains(agencyId)) {
      throw new NotFound("There is no extract of \"" + agencyId + "\" that you may read. It is for people of the agency and of OMB.");
    }
    var extract = indicators.extract(agencyId, year);
    return switch (format) {
      case "json" -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(extract);
      case "xlsx" -> {
        var out = new ByteArrayOutputStream();
        XlsxWriter.write(AgencyIndicators.sheets(extract), out);
        yield Downloads.of("performance-plan-" + extract.agencyId() + "-FY" + year + ".xlsx", XLSX, out.toByteArray());
      }
      default -> throw new InputRefused("The extract is offered as format=json or format=xlsx.");
    };
  }
}
