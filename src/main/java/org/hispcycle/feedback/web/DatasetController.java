package org.hispcycle.feedback.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.feedback.Conflict;
import org.hispcycle.feedback.AnswerCounts;
import org.hispcycle.feedback.Dataset;
import org.hispcycle.feedback.DatasetMetadata;
import org.hispcycle.feedback.DatasetUploads;
import org.hispcycle.feedback.DatasetView;
import org.hispcycle.feedback.FeedbackAccess;
import org.hispcycle.feedback.FeedbackReports;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.feedback.responses.FileRefused;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Reports and their response files for forms and programs (E6, E9). */
@RestController
@RequestMapping("/api/v1")
class DatasetController {

  record ReportView(String reportKey, int serviceId, String serviceName, String agencyId, String hispId, String quarter,
      String quarterLabel, String stage, String stageLabel, String status, String statusLabel, LocalDate dueOn, String due,
      String blocked, List<DatasetView> datasets) {}

  private static final int LARGEST_METADATA = 64 * 1024;

  private final FeedbackAccess access;
  private final FeedbackReports reports;
  private final DatasetUploads uploads;
  private final Registry registry;
  private final Ledger ledger;
  private final CurrentActor actor;
  private final ObjectMapper json;

  DatasetController(FeedbackAccess access, FeedbackReports reports, DatasetUploads uploads, Registry registry, Ledger ledger,
      CurrentActor actor, ObjectMapper json) {
    this.access = access;
    this.reports = reports;
    this.uploads = uploads;
    this.registry = registry;
    this.ledger = ledger;
    this.actor = actor;
    this.json = json.copy().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /** The parts are read only after the caller is known to report on this service; the file never lies in memory whole. */
  @PostMapping("/services/{serviceId}/reports/{quarter}/datasets")
  ResponseEntity<DatasetView> upload(@PathVariable String serviceId, @PathVariable String quarter, HttpServletRequest request) throws IOException {
    var caller = actor.get();
    var own = access.mayUpload(caller, id(serviceId, "service"), Quarters.read(quarter));
    // not as a parameter of the method: asking the request for one would read the parts before the caller is known
    var replaced = replaced(caller, UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams().getFirst("replaces"));
    var metadata = DatasetMetadata.read(metadata(part(request, "metadata", "a JSON object that describes the file")), reports.codes(own.get(0)));
    var report = FeedbackAccess.one(own, metadata.hispId());
    var file = part(request, "file", "the response file");
    try (var content = file.getInputStream()) {
      var receipt = uploads.upload(report, metadata, file.getSubmittedFileName(), content, caller.userId(), replaced);
      var view = reports.view(receipt.dataset(), report);
      return receipt.created()
          ? ResponseEntity.created(URI.create("/api/v1/datasets/" + view.id())).body(view) : ResponseEntity.ok(view);
    } finally {
      file.delete();
    }
  }

  /** Counts per question instead of single responses, under the editions that have this form (E14). */
  @PostMapping("/services/{serviceId}/reports/{quarter}/counts")
  ResponseEntity<DatasetView> counts(@PathVariable String serviceId, @PathVariable String quarter, @RequestParam(required = false) String replaces,
      @RequestBody JsonNode body) throws IOException {
    var caller = actor.get();
    var own = access.mayUpload(caller, id(serviceId, "service"), Quarters.read(quarter));
    var metadata = DatasetMetadata.read(body.get("metadata"), reports.codes(own.get(0)));
    var report = FeedbackAccess.one(own, metadata.hispId());
    var receipt = uploads.counts(report, metadata, AnswerCounts.read(body.get("questions")), caller.userId(), replaced(caller, replaces));
    var view = reports.view(receipt.dataset(), report);
    return receipt.created() ? ResponseEntity.created(URI.create("/api/v1/datasets/" + view.id())).body(view) : ResponseEntity.ok(view);
  }

  @GetMapping("/services/{serviceId}/reports/{quarter}")
  List<ReportView> report(@PathVariable String serviceId, @PathVariable String quarter) {
    return access.visible(actor.get(), id(serviceId, "service"), Quarters.read(quarter)).stream().map(this::view).toList();
  }

  /** One dataset with its checks and figures, for whoever sees its report. */
  @GetMapping("/datasets/{id}")
  DatasetView dataset(@PathVariable String id) {
    var dataset = access.visibleDataset(actor.get(), id(id, "dataset"));
    return reports.view(dataset, reports.get(dataset.businessKey()));
  }

  @DeleteMapping("/datasets/{id}")
  ResponseEntity<Void> remove(@PathVariable String id) {
    uploads.remove(access.dataset(actor.get(), id(id, "dataset")));
    return ResponseEntity.noContent().build();
  }

  /** The dataset in whose place the new one comes; null where none was named. */
  private Dataset replaced(Actor caller, String id) {
    return id == null || id.isBlank() ? null : access.dataset(caller, id(id, "dataset"));
  }

  private ReportView view(ServiceReport report) {
    var duty = ledger.get(Obligation.id(report.businessKey(), ObligationKind.SERVICE_REPORT));
    return new ReportView(report.businessKey(), report.serviceId(), registry.service(report.serviceId()).name(), report.agencyId(),
        report.hispId(), report.quarter().toString(), report.quarter().label(), report.stage().name(), report.stage().label(),
        duty.status().name(), duty.status().label(), duty.dueOn(), EasternTime.deadline(duty.dueOn()),
        reports.blockedReason(report).orElse(null), reports.datasets(report));
  }

  private static Part part(HttpServletRequest request, String name, String what) throws IOException {
    Part part;
    try {
      part = request.getPart(name);
    } catch (ServletException | IllegalStateException unreadable) {
      throw new InputRefused(caused(unreadable, "SizeLimitExceeded") ? "The upload is larger than this server takes. Compress the file with gzip, or split it by channel."
          : "The request is not multipart/form-data that can be read. Send two parts: metadata (JSON) and file (CSV, gzip allowed).");
    } catch (IOException broken) {
      if (caused(broken, "ClientAbort") || caused(broken, "MalformedStream") || caused(broken, "EOF")) {
        throw new InputRefused("The upload broke off before it was complete. Nothing of it was kept; send the file again.");
      }
      throw broken;
    }
    if (part == null) {
      throw new InputRefused("The part \"" + name + "\" is missing: " + what + ". Send two parts: metadata (JSON) and file (CSV, gzip allowed).");
    }
    return part;
  }

  /** By name, because these classes belong to the server that happens to be embedded. */
  private static boolean caused(Throwable fault, String kind) {
    for (var cause = fault; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().contains(kind)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode metadata(Part part) throws IOException {
    if (part.getSize() > LARGEST_METADATA) {
      throw new InputRefused("The part metadata is larger than " + LARGEST_METADATA + " bytes. It describes the file; the responses belong into the part file.");
    }
    try (var in = part.getInputStream()) {
      return json.readTree(in);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The part metadata is no JSON that can be read. Check its brackets, commas and quotation marks, and send it in UTF-8.");
    }
  }

  static int id(String text, String what) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw new InputRefused("The id of a " + what + " is a whole number, such as 26. Look it up and send the request again.");
    }
  }

  @ExceptionHandler
  ProblemDetail refused(FileRefused refusal) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refusal.getMessage());
    problem.setTitle("File refused");
    problem.setProperty("errors", refusal.problems());
    problem.setProperty("rowsRead", refusal.rowsRead());
    problem.setProperty("counted", refusal.counted());
    problem.setProperty("refused", refusal.refused());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail conflict(Conflict conflict) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
    problem.setTitle("Conflict");
    return problem;
  }
}
