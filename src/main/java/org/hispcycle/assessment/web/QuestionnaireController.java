package org.hispcycle.assessment.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.hispcycle.assessment.Questionnaires;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.platform.web.PublishedBody;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questionnaires of the capacity assessment: everybody who is logged in reads them, OMB's lead publishes (B13). */
@RestController
@RequestMapping("/api/v1/questionnaires")
class QuestionnaireController {

  private final Questionnaires questionnaires;
  private final CurrentActor actor;

  QuestionnaireController(Questionnaires questionnaires, CurrentActor actor) {
    this.questionnaires = questionnaires;
    this.actor = actor;
  }

  @GetMapping
  List<Questionnaires.Published> all() {
    return questionnaires.all();
  }

  @GetMapping("/{key}/{version}")
  JsonNode one(@PathVariable String key, @PathVariable int version) {
    return questionnaires.document(key, version);
  }

  /** What publishing would do; nothing is written. */
  @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  Questionnaires.Preview preview(HttpServletRequest request) throws IOException {
    mustBeLead();
    return questionnaires.check(PublishedBody.text(request, "questionnaire"));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Questionnaires.Published publish(HttpServletRequest request) throws IOException {
    mustBeLead();
    return questionnaires.publish(PublishedBody.text(request, "questionnaire"), actor.get().userId());
  }

  private void mustBeLead() {
    if (!actor.get().is(Roles.OMB_LEAD)) {
      throw new NotAllowed("Questionnaires are published by OMB's " + Roles.label(Roles.OMB_LEAD) + ". Send yours there.");
    }
  }
}
