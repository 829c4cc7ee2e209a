package org.hispcycle.feedback.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hispcycle.feedback.FeedbackAccess;
import org.hispcycle.feedback.RawResponses;
import org.hispcycle.feedback.responses.PersonalData;
import org.hispcycle.feedback.responses.Problem;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.platform.web.Downloads;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be saved of a dataset, as files. */
@RestController
class DatasetFilesController {

  private static final List<String> PROBLEM_COLUMNS = List.of("line", "column", "rule", "counted", "what");

  private final RawResponses raw;
  private final FeedbackAccess access;
  private final CurrentActor actor;

  DatasetFilesController(RawResponses raw, FeedbackAccess access, CurrentActor actor) {
    this.access = access;
    this.raw = raw;
    this.actor = actor;
  }

  /** One row per response, in the 17 columns it came in (E9); written while it is read, for as long as the reader takes. */
  @GetMapping("/api/v1/datasets/{id}/responses")
  void responses(@PathVariable String id, HttpServletResponse response) throws IOException {
    var copy = raw.copy(actor.get(), DatasetController.id(id, "dataset"));
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(copy.name()).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.setHeader("X-Rows", Long.toString(copy.rows()));
    copy.writeTo(response.getOutputStream());
  }

  /** What the checks found, row by row: all that is kept, for whoever sees the report (X7). */
  @GetMapping("/api/v1/datasets/{id}/problems")
  ResponseEntity<byte[]> problems(@PathVariable String id) {
    var dataset = access.visibleDataset(actor.get(), DatasetController.id(id, "dataset"));
    // a cell in the wrong column may hold anything, and its beginning is quoted
    var rows = dataset.check().problems().stream().map(each -> Arrays.asList(each.line(), each.field(), each.rule(),
        each.severity() == Problem.Severity.FLAGGED ? "yes" : "no", PersonalData.masked(each.message()))).toList();
    return Downloads.headers("problems-" + dataset.businessKey() + "-" + dataset.id() + ".csv").cacheControl(CacheControl.noStore())
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).body(CsvText.of(PROBLEM_COLUMNS, rows).getBytes(StandardCharsets.UTF_8));
  }
}
