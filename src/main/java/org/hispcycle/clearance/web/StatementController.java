package org.hispcycle.clearance.web;

import java.time.Instant;
import java.util.List;
import org.hispcycle.clearance.UmbrellaStatements.Statement;
import org.hispcycle.clearance.reading.StatementReading;
import org.hispcycle.clearance.reading.StatementReading.StepView;
import org.hispcycle.clearance.reading.StatementReading.VersionView;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Supporting Statement A of an umbrella clearance as JSON, HTML and PDF (H7, H17). */
@RestController
class StatementController {

  /** @param umbrellaId the clearance that is renewed; null for a first one. {@code approvedId} is the one that it led to */
  record View(String caseKey, String agencyId, String agencyName, String stage, String stageLabel, Instant since, Long umbrellaId, String umbrellaName,
      Long approvedId, String approvedNumber, Statement statement, List<VersionView> versions, List<StepView> story) {}

  private final StatementReading reading;
  private final CurrentActor actor;

  StatementController(StatementReading reading, CurrentActor actor) {
    this.reading = reading;
    this.actor = actor;
  }

  /** @param version a number or "draft"; the newest that was submitted where it is missing */
  @GetMapping("/api/v1/umbrella-cases/{businessKey}/statement")
  View statement(@PathVariable String businessKey, @RequestParam(required = false) String version) {
    var read = reading.view(businessKey, version, actor.get());
    return new View(read.caseKey(), read.agencyId(), read.agencyName(), read.stage(), read.stageLabel(), read.since(), read.umbrellaId(), read.umbrellaName(),
        read.approvedId(), read.approved() == null ? null : read.approved().controlNumber(), read.statement(), read.versions(), read.story());
  }

  @GetMapping("/api/v1/umbrella-cases/{businessKey}/statement.{format}")
  ResponseEntity<byte[]> file(@PathVariable String businessKey, @PathVariable String format, @RequestParam(required = false) String version) {
    var file = reading.file(businessKey, version, DocumentFile.Format.of(format), actor.get());
    return Downloads.of(file.name(), file.type(), file.content());
  }
}
