package org.hispcycle.clearance.web;

import java.time.LocalDate;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.SurveyEndings;
import org.hispcycle.clearance.reading.UmbrellaReading;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The PRA officer of an agency ends one of its approved surveys, with a reason (H17). */
@RestController
class SurveyEndController {

  /** @param on the first day on which it is no longer used: today or a later day */
  record Ending(LocalDate on, String reason) {}

  record Ended(long id, String caseKey, String controlNumber, String title, LocalDate endedOn, String reason) {}

  private final Clearances clearances;
  private final SurveyEndings endings;
  private final CurrentActor actor;

  SurveyEndController(Clearances clearances, SurveyEndings endings, CurrentActor actor) {
    this.clearances = clearances;
    this.endings = endings;
    this.actor = actor;
  }

  @PostMapping("/api/v1/approved-surveys/{id}/end")
  Ended end(@PathVariable long id, @RequestBody Ending ending) {
    var caller = actor.get();
    var survey = clearances.find(id).filter(each -> caller.mayActFor(each.agencyId()))
        .orElseThrow(() -> new NotFound("There is no approved survey with the number " + id + " that you may see. GET /api/v1/clearances lists them."));
    if (!UmbrellaReading.mayEnd(survey.agencyId(), caller)) {
      throw new NotAllowed("A survey is ended by the PRA officer of its agency. Ask them to do it.");
    }
    var ended = endings.end(id, ending.on(), ending.reason(), caller.userId());
    return new Ended(ended.id(), ended.businessKey(), ended.controlNumber(), ended.title(), ended.endedOn(), ended.endedWhy());
  }
}
