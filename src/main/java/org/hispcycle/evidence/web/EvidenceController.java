package org.hispcycle.evidence.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hispcycle.draft.TaskAccess;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The files of a case by the open task that lets a person see them, exactly as its draft. */
@RestController
@RequestMapping("/api/v1/tasks/{taskId}/evidence")
class EvidenceController {

  /** {@code mine}: added by the caller, who may take it away again while nothing was submitted. */
  record View(String id, String name, String title, String type, long size, String sha256, String addedBy, Instant addedAt, boolean mine) {}

  private static final String WHAT = "add or remove files";
  private static final int LONGEST_TITLE_BYTES = 4096;

  private final Evidence evidence;
  private final TaskAccess access;
  private final CurrentActor actor;

  EvidenceController(Evidence evidence, TaskAccess access, CurrentActor actor) {
    this.evidence = evidence;
    this.access = access;
    this.actor = actor;
  }

  @GetMapping
  List<View> list(@PathVariable String taskId) {
    return evidence.of(access.visible(taskId).draftKey()).stream().map(this::view).toList();
  }

  /** The file as something to save, never as something to show: a browser must not run what somebody uploaded. */
  @GetMapping("/{id}")
  ResponseEntity<StreamingResponseBody> file(@PathVariable String taskId, @PathVariable String id) {
    var item = item(access.visible(taskId), id);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(item.type()))
        .contentLength(item.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(item.name(), StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .cacheControl(CacheControl.noStore())
        .body(out -> evidence.write(item, out));
  }

  /** The parts are read only after the caller is known to work on this case. */
  @PostMapping
  ResponseEntity<View> add(@PathVariable String taskId, HttpServletRequest request) throws IOException {
    var task = access.visible(taskId);
    var caller = access.writer(task, WHAT);
    var file = part(request, "file");
    if (file == null) {
      throw new InputRefused("The part \"file\" is missing. Send multipart/form-data with a file and, if it has one, its title.");
    }
    try {
      var added = evidence.add(task.draftKey(), file.getSubmittedFileName(), title(request), file::getInputStream, caller.userId());
      return ResponseEntity.created(URI.create("/api/v1/tasks/" + task.taskId() + "/evidence/" + added.id())).body(view(added));
    } finally {
      file.delete();
    }
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable String taskId, @PathVariable String id) {
    var task = access.visible(taskId);
    var caller = access.writer(task, WHAT);
    evidence.remove(task.draftKey(), item(task, id), caller.userId());
    return ResponseEntity.noContent().build();
  }

  private View view(Evidence.Item item) {
    return new View(item.id(), item.name(), item.title(), item.type(), item.size(), item.sha256(), item.addedBy(), item.addedAt(),
        item.addedBy().equals(actor.get().userId()));
  }

  private Evidence.Item item(OpenTask task, String id) {
    return evidence.find(task.draftKey(), id).orElseThrow(() -> new NotFound(
        "This case has no such file. It may have been removed; load the form again to see which files there are."));
  }

  private static String title(HttpServletRequest request) throws IOException {
    var part = part(request, "title");
    if (part == null) {
      return null;
    }
    try (var in = part.getInputStream()) {
      return new String(in.readNBytes(LONGEST_TITLE_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static Part part(HttpServletRequest request, String name) throws IOException {
    try {
      return request.getPart(name);
    } catch (ServletException | IllegalStateException unreadable) {
      throw new InputRefused("The request is not multipart/form-data that can be read, or is larger than this server takes. Send a smaller file, with its title.");
    } catch (IOException broken) {
      throw new InputRefused("The upload broke off before it was complete. Nothing of it was kept; send the file again.");
    }
  }
}
