package org.hispcycle.edition.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.EditionDocument;
import org.hispcycle.edition.EditionPublishing;
import org.hispcycle.edition.Editions;
import org.hispcycle.edition.MilestoneDates;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The editions for everybody who is logged in; OMB's lead publishes new ones. */
@RestController
@RequestMapping("/api/v1/editions")
class EditionController {

  private final Editions editions;
  private final EditionPublishing publishing;
  private final CurrentActor actor;

  EditionController(Editions editions, EditionPublishing publishing, CurrentActor actor) {
    this.editions = editions;
    this.publishing = publishing;
    this.actor = actor;
  }

  @GetMapping
  List<Edition> editions() {
    return editions.all();
  }

  @GetMapping("/publications")
  List<EditionPublishing.Publication> publications() {
    return publishing.publications();
  }

  @GetMapping("/{id}")
  EditionDocument document(@PathVariable String id) {
    return publishing.document(id);
  }

  @GetMapping("/{id}/dates/{year}")
  List<MilestoneDates> dates(@PathVariable String id, @PathVariable int year) {
    return editions.milestones(id, year);
  }

  /** Checks a document and answers with the dates that would follow; publishes nothing. */
  @PostMapping("/preview")
  EditionPublishing.Preview preview(@RequestBody JsonNode document) {
    onlyOmbLead();
    return publishing.preview(document);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  EditionPublishing.Publication publish(@RequestBody JsonNode document) {
    onlyOmbLead();
    return publishing.publish(document, actor.get().userId());
  }

  private void onlyOmbLead() {
    if (!actor.get().is(Roles.OMB_LEAD)) {
      throw new NotAllowed("Editions are published by OMB's " + Roles.label(Roles.OMB_LEAD) + ". Ask there.");
    }
  }
}
