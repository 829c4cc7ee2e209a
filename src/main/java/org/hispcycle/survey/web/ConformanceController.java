package org.hispcycle.survey.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.hispcycle.platform.web.PublishedBody;
import org.hispcycle.survey.Conformance;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks a survey against the guidelines before there is a case; for everybody who is logged in (F1d, E10). */
@RestController
class ConformanceController {

  private static final String EXAMPLE = """
      {"edition": "FY2026", "onlySurvey": true, "serviceChannels": ["website"],
       "survey": {"title": "After an application", "trustQuestion": "This service increased my trust in the Agency.", "scale": "thumbs",
         "positiveDrivers": {"effectiveness": "My need was addressed.", "ease": "It was easy.", "efficiency": "It was quick."},
         "negativeDrivers": {"effectiveness": "My need was not addressed.", "ease": "It was difficult.", "efficiency": "It took too long."},
         "notApplicable": {"employee": "Nobody is spoken to."}, "freeText": "Anything else you want us to know about your experience?",
         "channels": ["website"], "pointInTime": "post_service_journey",
         "burden": {"groups": [{"category": "households", "respondents": 1000, "responsesEach": 1, "minutes": 3}]}}}""";

  private final Conformance conformance;

  ConformanceController(Conformance conformance) {
    this.conformance = conformance;
  }

  @Operation(summary = "Check a survey against the guidelines",
      description = "By the edition (the guidelines in force for it) or by the guidelineId of a published version. Nothing is kept.",
      requestBody = @RequestBody(required = true, content = @Content(examples = @ExampleObject(EXAMPLE))))
  @PostMapping(path = "/api/v1/surveys/conformance", consumes = MediaType.APPLICATION_JSON_VALUE)
  Conformance.Answer check(HttpServletRequest request) throws IOException {
    return conformance.check(PublishedBody.text(request, "request"));
  }
}
