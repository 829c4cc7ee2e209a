package org.hispcycle.clearance.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.hispcycle.clearance.SurveyWithdrawals;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An agency takes a request back, with its reason; possible until OMB has decided (H4). */
@RestController
class SurveyWithdrawalController {

  private static final Set<String> MAY_WITHDRAW = Set.of(Roles.HISP_REPORTER, Roles.HISP_OFFICIAL, Roles.PRA_OFFICER, Roles.SERVICE_DELIVERY_OFFICIAL);

  record Withdrawal(String reason) {}

  record Withdrawn(String caseKey, String status, Instant at, String by, String reason) {}

  private final Surveys surveys;
  private final SurveyWithdrawals withdrawals;
  private final CurrentActor actor;
  private final Clock clock;

  SurveyWithdrawalController(Surveys surveys, SurveyWithdrawals withdrawals, CurrentActor actor, Clock clock) {
    this.surveys = surveys;
    this.withdrawals = withdrawals;
    this.actor = actor;
    this.clock = clock;
  }

  @PostMapping("/api/v1/surveys/{businessKey}/withdraw")
  Withdrawn withdraw(@PathVariable String businessKey, @RequestBody(required = false) Withdrawal withdrawal) {
    var caller = actor.get();
    var survey = surveys.get(businessKey);
    if (!caller.mayActFor(survey.agencyId())) {
      // not even that it exists
      throw new NotFound("There is no survey with the case key " + businessKey + ".");
    }
    if (caller.isOmb() || !caller.agencies().contains(survey.agencyId()) || MAY_WITHDRAW.stream().noneMatch(caller::is)) {
      throw new NotAllowed("A request is withdrawn by the HISP, the PRA officer or the service delivery official of the agency that made it. Ask them to do so.");
    }
    withdrawals.withdraw(businessKey, withdrawal == null ? null : withdrawal.reason(), caller.userId(), clock.instant());
    var now = surveys.get(businessKey);
    return new Withdrawn(businessKey, now.status().name(), now.statusAt(), now.endedBy(), now.endedWhy());
  }
}
