package org.hispcycle.feedback;

import java.util.List;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.feedback.responses.Scale;
import org.springframework.stereotype.Component;

/** The clearances that reports look up are those of the clearance register. */
@Component
class ClearedSurveys implements SurveyClearances {

  private static final String THUMBS = "thumbs";

  private final Clearances clearances;

  ClearedSurveys(Clearances clearances) {
    this.clearances = clearances;
  }

  @Override
  public List<SurveyClearance> forService(String hispId, int serviceId) {
    return clearances.forService(hispId, serviceId).stream().map(each -> new SurveyClearance(each.id(), each.controlNumber(), each.title(),
        each.approvedOn(), each.expiresOn(), each.publicationAllowed(), each.demo(), scale(each), each.affirmativeFrom(), each.guidelineId(), each.replacedBy())).toList();
  }

  /** Responses to five stars come as five ratings, too; whoever decided about ratings had five of them. */
  private static Scale scale(ApprovedSurvey survey) {
    return survey.scale() == null ? (survey.affirmativeFrom() == null ? null : Scale.LIKERT) : survey.scale().equals(THUMBS) ? Scale.THUMBS : Scale.LIKERT;
  }
}
