package org.hispcycle.clearance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An agency ends an approved survey before its last day, and what it drew is free for others (H17). */
@Service
@Transactional
public class SurveyEndings {

  private static final Set<String> SURVEYORS = Set.of(Roles.HISP_OFFICIAL, Roles.HISP_REPORTER);

  private final Clearances clearances;
  private final Registry registry;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SurveyEndings(Clearances clearances, Registry registry, ApplicationEventPublisher events, Clock clock) {
    this.clearances = clearances;
    this.registry = registry;
    this.events = events;
    this.clock = clock;
  }

  /** @param on the first day on which the survey is no longer used */
  public ApprovedSurvey end(long id, LocalDate on, String reason, String by) {
    var ended = clearances.discontinue(id, on, reason, by, clock.instant());
    var what = "The survey \"" + ended.title() + "\" (" + ended.controlNumber() + ") is no longer used from " + EasternTime.longDate(on) + " on";
    events.publishEvent(new Recorded("survey-ended", ended.agencyId(), ended.hispId(), ended.businessKey(), by, what + ".",
        Map.of("reason", ended.endedWhy(), "on", on.toString(), "survey", String.valueOf(id))));
    events.publishEvent(new Announcement("survey-ended/" + id + "/" + on, ended.agencyId(), SURVEYORS,
        "A survey of \"" + registry.service(ended.serviceId()).name() + "\" ends", List.of(what + ". The agency PRA officer gave this reason: " + ended.endedWhy(),
            "Collect no answers with it from that day on. What was collected before is reported as usual. If the service is still designated, it needs another survey."),
        ended.businessKey() == null ? "/office/clearances" : "/office/clearance/" + ended.businessKey()));
    return ended;
  }
}
