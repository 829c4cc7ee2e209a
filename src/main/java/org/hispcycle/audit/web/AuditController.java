package org.hispcycle.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.audit.AuditAccess;
import org.hispcycle.audit.AuditExport;
import org.hispcycle.audit.AuditTrail;
import org.hispcycle.audit.AuditTrail.Filter;
import org.hispcycle.audit.Entry;
import org.hispcycle.audit.NightlyVerification;
import org.hispcycle.audit.Verification;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.Downloads;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record, its verification and its export (X6). */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

  /** {@code content} is null where it was taken away after its time. */
  record EntryView(String chain, long number, String kind, String hispId, String businessKey, String actor, Instant at, Instant sealedAt,
      @JsonRawValue String content, String hash) {
    static EntryView of(Entry entry) {
      return new EntryView(entry.chain(), entry.number(), entry.kind(), entry.hispId(), entry.businessKey(), entry.actor(), entry.at(),
          entry.sealedAt(), entry.content(), entry.hash());
    }
  }

  record PageView(long total, int page, int size, List<EntryView> entries) {}

  record VerificationView(Verification.Result now, Optional<NightlyVerification.Last> lastNight) {}

  private static final int LARGEST_PAGE = 200;
  private static final int LAST_PAGE = 1_000_000;

  private final AuditTrail trail;
  private final Verification verification;
  private final NightlyVerification nightly;
  private final AuditExport export;
  private final ApplicationEventPublisher events;
  private final CurrentActor actor;

  AuditController(AuditTrail trail, Verification verification, NightlyVerification nightly, AuditExport export, ApplicationEventPublisher events,
      CurrentActor actor) {
    this.trail = trail;
    this.verification = verification;
    this.nightly = nightly;
    this.export = export;
    this.events = events;
    this.actor = actor;
  }

  @GetMapping
  PageView entries(@RequestParam(required = false) String agency, @RequestParam(required = false) String hisp,
      @RequestParam(required = false) String businessKey, @RequestParam(required = false) String kind,
      @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
    if (page < 0 || page > LAST_PAGE || size < 1 || size > LARGEST_PAGE) {
      throw new InputRefused("Ask for a page from 0 on with 1 to " + LARGEST_PAGE + " entries.");
    }
    var found = trail.find(filter(agency, hisp, businessKey, kind, from, to), page, size);
    return new PageView(found.total(), page, size, found.entries().stream().map(EntryView::of).toList());
  }

  @GetMapping("/verify")
  VerificationView verify() {
    AuditAccess.requireVerifier(actor.get());
    return new VerificationView(verification.verify(), nightly.last());
  }

  /** For records requests; that somebody took a copy is recorded too. */
  @GetMapping("/export")
  ResponseEntity<byte[]> export(@RequestParam(required = false) String agency, @RequestParam(required = false) String hisp,
      @RequestParam(required = false) String businessKey, @RequestParam(defaultValue = "json") String format) {
    var filter = filter(agency, hisp, businessKey, null, null, null);
    if (filter.agencyId() == null && filter.hispId() == null && filter.businessKey() == null) {
      throw new InputRefused("Say whose record you want: agency, hisp or businessKey.");
    }
    var file = switch (format) {
      case "json" -> Downloads.of("record.json", "application/json", export.json(filter));
      case "csv" -> Downloads.of("record.csv", "text/csv", export.csv(filter));
      default -> throw new InputRefused("The record is exported as json, which can be checked, or as csv for spreadsheets.");
    };
    events.publishEvent(new Recorded("record-exported", filter.agencyId(), filter.hispId(), filter.businessKey(), actor.get().userId(),
        "The record was exported for a records request.", java.util.Map.of("format", format)));
    return file;
  }

  private Filter filter(String agency, String hisp, String businessKey, String kind, LocalDate from, LocalDate to) {
    var access = AuditAccess.of(actor.get());
    access.require(blank(agency));
    if (from != null && to != null && to.isBefore(from)) {
      throw new InputRefused("The last day, " + to + ", lies before the first, " + from + ". Exchange them.");
    }
    return new Filter(blank(agency), blank(hisp), blank(businessKey), blank(kind), from == null ? null : EasternTime.startOfDay(from),
        to == null ? null : EasternTime.startOfDay(to.plusDays(1)), access.chains());
  }

  private static String blank(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
