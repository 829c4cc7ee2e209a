package org.hispcycle.clearance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.SurveyContent;

/** Whether a survey fits under the umbrella clearance of its department (F1f, H2, L12). */
final class UmbrellaCheck {

  private UmbrellaCheck() {}

  /** @param umbrella the department's umbrella clearance that is valid on the day; null where there is none */
  static List<Deviation> of(Guideline guideline, SurveyContent survey, UmbrellaClearance umbrella, LocalDate today) {
    var found = new ArrayList<Deviation>();
    if (umbrella == null) {
      guideline.deviation("umbrella", "burden", "The department has no umbrella clearance that is valid on " + today
          + ". The review can go on, but no control number can be assigned until there is one.").ifPresent(found::add);
      return found;
    }
    var burden = survey.burden();
    if (burden != null && burden.complete()
        && (burden.responses() > umbrella.remainingResponses() || burden.hours().compareTo(umbrella.remainingHours()) > 0)) {
      guideline.deviation("umbrella", "burden", "The survey needs " + burden.responses() + " responses and " + burden.hours()
          + " hours; the umbrella clearance " + umbrella.controlNumber() + " has " + umbrella.remainingResponses() + " responses and "
          + umbrella.remainingHours() + " hours left.").ifPresent(found::add);
    }
    if (!umbrella.publicationAllowed()) {
      guideline.deviation("publication", "title", "The umbrella clearance " + umbrella.controlNumber()
          + " does not let results be published; quarterly feedback is published. Use an A-11 Section 280 umbrella clearance.").ifPresent(found::add);
    }
    return found;
  }
}
