package org.hispcycle.publication.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.web.Downloads;
import org.hispcycle.publication.PublicFigures;
import org.hispcycle.publication.PublicFiles;
import org.hispcycle.registry.Registry;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The published figures for programs and as files, without login (G3, G4). */
@RestController
@RequestMapping("/api/v1/public")
class PublicFiguresController {

  /** What is public changes once a quarter; a copy may be a minute old. */
  static final CacheControl A_MINUTE = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();
  private static final int MOST_DOWNLOADS = 20;
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  record DashboardAnswer(String note, String demoNote, PublicFigures.Dashboard dashboard) {}

  record HispAnswer(String note, String demoNote, PublicFigures.HispPage hisp) {}

  record ServiceAnswer(String note, String demoNote, PublicFigures.ServicePage service) {}

  record FiguresAnswer(String note, String quarter, List<Map<String, Object>> figures) {}

  record ServiceLevelsAnswer(String note, String quarter, List<Map<String, Object>> serviceLevels) {}

  record Dictionary(String note, List<PublicFiles.Column> figures, List<PublicFiles.Column> serviceLevels, List<String> collections, List<String> collectionDetails, List<String> responses,
      List<PublicFigures.TooFew> smallNumbers, List<PublicFigures.Aim> targets) {}

  private final PublicFigures figures;
  private final PublicFiles files;
  private final Semaphore downloads = new Semaphore(MOST_DOWNLOADS);

  PublicFiguresController(PublicFigures figures, PublicFiles files) {
    this.figures = figures;
    this.files = files;
  }

  @GetMapping("/dashboard")
  ResponseEntity<DashboardAnswer> dashboard(@RequestParam(required = false) String quarter) {
    return ResponseEntity.ok().cacheControl(A_MINUTE).body(new DashboardAnswer(PublicNotes.FIGURES, Registry.DEMO_NOTE, figures.dashboard(quarter)));
  }

  @GetMapping("/hisps/{id}")
  ResponseEntity<HispAnswer> hisp(@PathVariable String id, @RequestParam(required = false) String quarter) {
    return ResponseEntity.ok().cacheControl(A_MINUTE).body(new HispAnswer(PublicNotes.FIGURES, Registry.DEMO_NOTE, figures.hisp(id, quarter)));
  }

  @GetMapping("/services/{id}")
  ResponseEntity<ServiceAnswer> service(@PathVariable int id, @RequestParam(required = false) String quarter) {
    return ResponseEntity.ok().cacheControl(A_MINUTE).body(new ServiceAnswer(PublicNotes.FIGURES, Registry.DEMO_NOTE, figures.service(id, quarter)));
  }

  /** Every published sum of a quarter, at every level. */
  @GetMapping("/figures")
  ResponseEntity<?> figures(@RequestParam(required = false) String quarter, @RequestParam(defaultValue = "json") String format) {
    var wanted = files.quarter(quarter);
    return switch (format) {
      case "json" -> ResponseEntity.ok().cacheControl(A_MINUTE).contentType(MediaType.APPLICATION_JSON)
          .body(new FiguresAnswer(PublicNotes.FIGURES, wanted.toString(), files.figures(wanted)));
      case "csv" -> csv("hisp-figures-" + wanted + ".csv", files.figuresAsCsv(wanted));
      default -> throw new InputRefused("Figures are offered as format=json or format=csv.");
    };
  }

  /** Numbers of the programs themselves in a quarter, such as wait times. */
  @GetMapping("/service-levels")
  ResponseEntity<?> serviceLevels(@RequestParam(required = false) String quarter, @RequestParam(defaultValue = "json") String format) {
    var wanted = files.quarter(quarter);
    return switch (format) {
      case "json" -> ResponseEntity.ok().cacheControl(A_MINUTE).contentType(MediaType.APPLICATION_JSON)
          .body(new ServiceLevelsAnswer(PublicNotes.FIGURES, wanted.toString(), files.serviceLevels(wanted)));
      case "csv" -> csv("hisp-service-levels-" + wanted + ".csv", files.serviceLevelsAsCsv(wanted));
      default -> throw new InputRefused("Service levels are offered as format=json or format=csv.");
    };
  }

  /** Touchpoints' layout of collections: one row per report. */
  @GetMapping("/touchpoints/collections")
  ResponseEntity<byte[]> collections(@RequestParam(required = false) String quarter) {
    var wanted = files.quarter(quarter);
    return csv("cx-collections-" + wanted + ".csv", files.collections(wanted));
  }

  /** Touchpoints' layout of collection details: one row per dataset. */
  @GetMapping("/touchpoints/collection-details")
  ResponseEntity<byte[]> details(@RequestParam(required = false) String quarter) {
    var wanted = files.quarter(quarter);
    return csv("cx-collection-details-" + wanted + ".csv", files.details(wanted));
  }

  /**
   * Touchpoints' layout of responses: one row per response, with the columns that may be public. Written on the request's own thread: no
   * timeout of asynchronous answers cuts a long file short, a client that stops reading is dropped by the connector, and only so
   * many may be slow at once.
   */
  @GetMapping("/touchpoints/responses")
  ResponseEntity<?> responses(@RequestParam String hisp, @RequestParam(required = false) String quarter, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // millions of rows: nobody keeps them to compare them with a copy
    ShallowEtagHeaderFilter.disableContentCaching(request);
    var wanted = files.quarter(quarter);
    figures.hisp(hisp, null);
    if (!downloads.tryAcquire()) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "60").body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
          "Too many people are downloading responses right now. Try again in a minute."));
    }
    try {
      var rows = files.responses(wanted, hisp);
      var headers = Downloads.headers("cx-responses-" + wanted + "-" + hisp + ".csv").cacheControl(A_MINUTE).contentType(CSV).build().getHeaders();
      headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
      var text = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 16);
      rows.write(text);
      text.flush();
      return null;
    } finally {
      downloads.release();
    }
  }

  @GetMapping("/data-dictionary")
  ResponseEntity<Dictionary> dictionary() {
    return ResponseEntity.ok().cacheControl(A_MINUTE).body(new Dictionary(PublicNotes.FIGURES, PublicFiles.figureDictionary(), PublicFiles.serviceLevelDictionary(), PublicFiles.COLLECTIONS,
        PublicFiles.DETAILS, PublicFiles.RESPONSES, figures.tooFew(), figures.targets()));
  }

  private static ResponseEntity<byte[]> csv(String name, String text) {
    return Downloads.headers(name).cacheControl(A_MINUTE).contentType(CSV).body(text.getBytes(StandardCharsets.UTF_8));
  }
}
