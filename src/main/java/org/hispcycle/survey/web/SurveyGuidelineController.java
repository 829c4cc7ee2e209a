package org.hispcycle.survey.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.platform.web.PublishedBody;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.GuidelinePublishing;
import org.hispcycle.survey.GuidelineRules;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Survey guidelines: everybody who is logged in reads them, OMB's lead publishes (F1d). */
@RestController
@RequestMapping("/api/v1/survey-guidelines")
class SurveyGuidelineController {

  private static final String WHAT = "guideline";

  private final GuidelinePublishing publishing;
  private final CurrentActor actor;

  SurveyGuidelineController(GuidelinePublishing publishing, CurrentActor actor) {
    this.publishing = publishing;
    this.actor = actor;
  }

  /** Every published version, newest first. */
  @GetMapping
  List<GuidelinePublishing.Published> all() {
    return publishing.all();
  }

  /** Every rule that a guideline can have, with its title. */
  @GetMapping("/rules")
  Map<String, String> rules() {
    return GuidelineRules.TITLES;
  }

  /** The document as it was published, to be read, or changed and published as the next version. */
  @GetMapping("/{id}")
  @ApiResponse(responseCode = "200", description = "The document", content = @Content(schema = @Schema(implementation = Guideline.class)))
  JsonNode one(@PathVariable long id) {
    return publishing.document(id);
  }

  @Operation(summary = "Publish survey guidelines, or see what publishing them would do",
      description = "With dryRun=true nothing is written, and the answer is 200 with every difference from the version before. Otherwise the answer is 201 with the published version.",
      requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = Guideline.class))))
  @ApiResponse(responseCode = "200", description = "What publishing would do", content = @Content(schema = @Schema(implementation = GuidelinePublishing.Preview.class)))
  @ApiResponse(responseCode = "201", description = "Published", content = @Content(schema = @Schema(implementation = GuidelinePublishing.Published.class)))
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> publish(@RequestParam(defaultValue = "false") boolean dryRun, HttpServletRequest request) throws IOException {
    if (!actor.get().is(Roles.OMB_LEAD)) {
      throw new NotAllowed("Survey guidelines are published by OMB's " + Roles.label(Roles.OMB_LEAD) + ". Send yours there.");
    }
    var text = PublishedBody.text(request, WHAT);
    return dryRun ? ResponseEntity.ok(publishing.check(text))
        : ResponseEntity.status(HttpStatus.CREATED).body(publishing.publish(text, actor.get().userId()));
  }
}
