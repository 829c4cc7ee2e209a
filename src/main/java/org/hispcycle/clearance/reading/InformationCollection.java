package org.hispcycle.clearance.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.PraContacts.PraContact;
import org.hispcycle.clearance.PraDetermination;
import org.hispcycle.clearance.ReviewQuestion;
import org.hispcycle.clearance.Survey;
import org.hispcycle.clearance.UmbrellaBurden;
import org.hispcycle.clearance.UmbrellaClearance;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyException;

/**
 * Everything that the package of one survey says, in one version of it.
 *
 * @param edition title of the edition under which the case runs
 * @param approved null while there is no approval
 * @param determination null while it was not determined whether the Act applies
 * @param deviations from the guidelines; null where they were not checked yet
 * @param exception that OMB granted the service, and that holds on the day; null where there is none
 * @param umbrella of the department on the day; null where it has none
 * @param drawn what the survey draws from the umbrella already
 * @param contact the agency's PRA office; null where none is known
 * @param channels labels by code, in the order of the edition
 * @param files names of the files that the content lists
 */
record InformationCollection(Survey survey, String agencyName, String hispName, String serviceName, String edition, SurveyContent content,
    Guideline guideline, Version version, ApprovedSurvey approved, PraDetermination determination, List<Deviation> deviations, SurveyException exception,
    List<Decision> decisions, List<ReviewQuestion> questions, String clock, UmbrellaClearance umbrella, UmbrellaBurden drawn,
    PraContact contact, Map<String, String> channels, List<String> files, LocalDate today) {

  /**
   * One state of the request.
   *
   * @param number 0 for what is being written
   * @param newest number of the newest submitted version; 0 where nothing was submitted
   * @param sha256 of the text kept; null for what is being written
   */
  record Version(int number, int newest, String sha256, String by, Instant at) {
    boolean submitted() {
      return number > 0;
    }
  }

  /** One step that was taken. */
  record Decision(String element, String step, String outcome, String outcomeLabel, String comment, String by, Instant at) {}
}
