package org.hispcycle.clearance.web;

import java.nio.charset.StandardCharsets;
import org.hispcycle.clearance.reading.ClearanceReading;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.Downloads;
import org.hispcycle.survey.SurveyPreview;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One survey's story, what differs between its versions, its package for filing and its preview. */
@RestController
@RequestMapping("/api/v1/surveys/{businessKey}")
class SurveyReadingController {

  private final ClearanceReading reading;
  private final CurrentActor actor;

  SurveyReadingController(ClearanceReading reading, CurrentActor actor) {
    this.reading = reading;
    this.actor = actor;
  }

  @GetMapping
  ClearanceReading.View survey(@PathVariable String businessKey) {
    return reading.view(businessKey, actor.get());
  }

  /** @param version a number or "draft"; the newest that was submitted where it is missing */
  @GetMapping("/package.{format}")
  ResponseEntity<byte[]> file(@PathVariable String businessKey, @PathVariable String format, @RequestParam(required = false) String version) {
    var file = reading.file(businessKey, version, DocumentFile.Format.of(format), actor.get());
    return Downloads.of(file.name(), file.type(), file.content());
  }

  @GetMapping("/differences")
  ClearanceReading.Differences differences(@PathVariable String businessKey, @RequestParam(required = false) String from, @RequestParam(required = false) String to) {
    return reading.differences(businessKey, from, to, actor.get());
  }

  /** Opens in the browser: the page runs nothing, loads nothing and sends nothing. */
  @GetMapping("/preview")
  ResponseEntity<byte[]> preview(@PathVariable String businessKey, @RequestParam(required = false) String version) {
    return ResponseEntity.ok().header("Content-Security-Policy", SurveyPreview.CONTENT_SECURITY_POLICY).contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .body(reading.preview(businessKey, version, actor.get()).getBytes(StandardCharsets.UTF_8));
  }
}
