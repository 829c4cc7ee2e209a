package org.hispcycle.clearance;

import java.time.Instant;
import java.util.Map;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.Recorded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a request back: the survey and its case end in one transaction, or neither does. */
@Service
public class SurveyWithdrawals {

  private final Surveys surveys;
  private final ClearanceWorkflow workflow;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  SurveyWithdrawals(Surveys surveys, ClearanceWorkflow workflow, TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.surveys = surveys;
    this.workflow = workflow;
    this.transaction = transaction;
    this.events = events;
  }

  /** @throws InputRefused where there is an outcome already, or somebody decides at the same moment */
  public void withdraw(String businessKey, String reason, String by, Instant at) {
    try {
      transaction.executeWithoutResult(status -> {
        var survey = surveys.withdraw(businessKey, reason, by, at);
        workflow.end(survey, "Withdrawn by the agency");
        events.publishEvent(new Recorded("survey-withdrawn", survey.agencyId(), survey.hispId(), businessKey, by, "The agency withdrew its request.",
            Map.of("reason", reason.strip())));
      });
    } catch (ConcurrencyFailureException | ClearanceWorkflow.Moved meanwhile) {
      throw new InputRefused("Somebody decided on this request at the same moment; it was not withdrawn. Look at where it stands now, and withdraw it again if you still want to.");
    }
  }
}
