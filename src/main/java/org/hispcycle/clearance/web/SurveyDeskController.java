package org.hispcycle.clearance.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hispcycle.clearance.SurveyDesk;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.TaskAccess;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.survey.ConformanceReport;
import org.hispcycle.survey.SurveyPreview;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What lies beside the draft of a survey, by the open task that lets a person see it (F1d, H4). */
@RestController
class SurveyDeskController {

  record Standing(ConformanceReport report) {}

  private final SurveyDesk desk;
  private final TaskAccess access;
  private final Drafts drafts;

  SurveyDeskController(SurveyDesk desk, TaskAccess access, Drafts drafts) {
    this.desk = desk;
    this.access = access;
    this.drafts = drafts;
  }

  /** How the saved draft stands to each rule of the guidelines. */
  @GetMapping("/api/v1/tasks/{taskId}/survey")
  Standing standing(@PathVariable String taskId) {
    var task = access.visible(taskId);
    return new Standing(desk.report(task.businessKey(), draft(task)));
  }

  /** The text that was submitted before; an empty object where there is none. */
  @GetMapping("/api/v1/tasks/{taskId}/survey/previous")
  Object previous(@PathVariable String taskId) {
    var task = access.visible(taskId);
    return desk.previous(task.draftKey(), task.businessKey(), draft(task)).<Object>map(each -> new SurveyDesk.Previous(each.label(), access.visible(task, each.content()))).orElse(Map.of());
  }

  /** The saved draft as a respondent would see it. The page may run and load nothing. */
  @GetMapping("/api/v1/tasks/{taskId}/preview")
  ResponseEntity<byte[]> preview(@PathVariable String taskId) {
    var task = access.visible(taskId);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", SurveyPreview.CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.noStore())
        .body(desk.preview(task.businessKey(), draft(task)).getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode draft(OpenTask task) {
    return access.visible(task, drafts.find(task.draftKey()).content());
  }
}
