package org.hispcycle.feedback.web;

import java.io.IOException;
import java.util.Locale;
import org.hispcycle.feedback.MaskedRemarks;
import org.hispcycle.feedback.responses.RemarkPage.Branch;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Masked remarks for OMB's reviewers (G10). */
@RestController
class MaskedRemarkController {

  private final MaskedRemarks remarks;
  private final CurrentActor actor;

  MaskedRemarkController(MaskedRemarks remarks, CurrentActor actor) {
    this.remarks = remarks;
    this.actor = actor;
  }

  @GetMapping("/api/v1/datasets/{id}/remarks")
  ResponseEntity<MaskedRemarks.Page> page(@PathVariable String id, @RequestParam(defaultValue = "all") String answers, @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = "50") String size) throws IOException {
    var page = remarks.page(actor.get(), number(id, "The id of a dataset is a whole number.", Long.MAX_VALUE), branch(answers),
        number(after, "The place behind which to read on (after) is the number of a line; leave it out for the first page.", Long.MAX_VALUE),
        (int) Math.max(1, number(size, "A page (size) has 1 to " + MaskedRemarks.MOST + " remarks.", MaskedRemarks.MOST)));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
  }

  private static Branch branch(String text) {
    try {
      return Branch.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      throw new InputRefused("Choose answers=all, answers=positive or answers=negative.");
    }
  }

  private static long number(String text, String sentence, long most) {
    try {
      var number = Long.parseLong(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw new InputRefused(sentence);
  }
}
