package org.hispcycle.edition.web;

import java.util.List;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The editions and their parameters, for everybody who is logged in. */
@RestController
class EditionController {

  private final Editions editions;

  EditionController(Editions editions) {
    this.editions = editions;
  }

  @GetMapping("/api/v1/editions")
  List<Edition> editions() {
    return editions.all();
  }
}
