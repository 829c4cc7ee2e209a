package org.hispcycle.feedback.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hispcycle.feedback.RawResponses;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be saved of a dataset, as files. */
@RestController
class DatasetFilesController {

  private final RawResponses raw;
  private final CurrentActor actor;

  DatasetFilesController(RawResponses raw, CurrentActor actor) {
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
}
