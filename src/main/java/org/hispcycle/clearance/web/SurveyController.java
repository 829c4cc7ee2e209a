package org.hispcycle.clearance.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.PraDetermination;
import org.hispcycle.clearance.ReviewClock;
import org.hispcycle.clearance.ReviewQuestion;
import org.hispcycle.clearance.Reviews;
import org.hispcycle.clearance.Survey;
import org.hispcycle.clearance.SurveyWithdrawals;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.Deviation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One survey on its way: where it stands, the reviewers' clock, what was asked and decided on which version (H4, H17, X6). */
@RestController
class SurveyController {

  /** Who may take a request of their own agency back. */
  private static final Set<String> WITHDRAW = Set.of(Roles.HISP_REPORTER, Roles.HISP_OFFICIAL, Roles.PRA_OFFICER, Roles.SERVICE_DELIVERY_OFFICIAL);

  record Version(int version, String sha256, String submittedBy, Instant submittedAt) {}

  record Decision(String step, String outcome, String comment, String by, Instant at) {}

  record View(String caseKey, String agencyId, String hispId, int serviceId, String serviceName, String title, String touchpoint, String status,
      Instant statusAt, boolean withdrawable, Long guidelineId, Long changes, Survey.Change change, PraDetermination determination,
      ReviewClock.Reading reviewClock, List<ReviewClock.Run> clockRuns, List<ReviewQuestion> questions, List<Version> versions, List<Decision> decisions,
      List<Deviation> deviations, ApprovedSurvey approval, String withdrawnBy, String withdrawnWhy) {}

  record Withdrawal(String reason) {}

  private final Surveys surveys;
  private final SurveyWithdrawals withdrawals;
  private final Clearances clearances;
  private final Reviews reviews;
  private final ReviewClock reviewClock;
  private final Drafts drafts;
  private final CaseStory story;
  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  SurveyController(Surveys surveys, SurveyWithdrawals withdrawals, Clearances clearances, Reviews reviews, ReviewClock reviewClock, Drafts drafts, CaseStory story,
      Registry registry, CurrentActor actor, Clock clock) {
    this.surveys = surveys;
    this.withdrawals = withdrawals;
    this.clearances = clearances;
    this.reviews = reviews;
    this.reviewClock = reviewClock;
    this.drafts = drafts;
    this.story = story;
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/surveys/{key}")
  View survey(@PathVariable String key) {
    return view(visible(key));
  }

  /** The agency takes a request back, with its reason; possible until OMB has decided. */
  @PostMapping("/api/v1/surveys/{key}/withdraw")
  View withdraw(@PathVariable String key, @RequestBody(required = false) Withdrawal withdrawal) {
    var survey = visible(key);
    var caller = actor.get();
    if (!caller.agencies().contains(survey.agencyId()) || caller.isOmb() || WITHDRAW.stream().noneMatch(caller::is)) {
      throw new NotAllowed("A request is withdrawn by the HISP or the PRA officer of the agency that made it. Ask them to do so.");
    }
    withdrawals.withdraw(key, withdrawal == null ? null : withdrawal.reason(), caller.userId(), clock.instant());
    return view(surveys.get(key));
  }

  private Survey visible(String key) {
    var survey = surveys.get(key);
    if (!actor.get().mayActFor(survey.agencyId())) {
      // not even that it exists
      throw new NotFound("There is no survey with the case key " + key + ".");
    }
    return survey;
  }

  private View view(Survey survey) {
    var key = survey.businessKey();
    return new View(key, survey.agencyId(), survey.hispId(), survey.serviceId(), registry.service(survey.serviceId()).name(), survey.title(),
        survey.touchpoint(), survey.status().name(), survey.statusAt(), survey.status().withdrawable(), survey.guidelineId(), survey.changes(), survey.change(),
        surveys.determination(key).orElse(null), reviewClock.of(key).orElse(null), reviewClock.runs(key), reviews.questions(key),
        drafts.submissions(survey.caseKey()).stream().map(each -> new Version(each.version(), each.sha256(), each.submittedBy(), each.submittedAt())).toList(),
        story.of(survey.caseKey()).stream().map(CaseStory.Entry::withoutConfidence)
            .map(each -> new Decision(each.step(), each.outcomeLabel(), each.comment(), each.by(), each.at())).toList(),
        surveys.deviations(key), clearances.ofCase(key).orElse(null), survey.endedBy(), survey.endedWhy());
  }
}
