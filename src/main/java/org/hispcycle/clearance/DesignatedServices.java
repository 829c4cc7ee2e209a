package org.hispcycle.clearance;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.designation.ClearanceStatus;
import org.hispcycle.designation.DesignationEnded;
import org.hispcycle.designation.Duties;
import org.hispcycle.designation.ServiceDesignated;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Answers designation about clearances, and requests one for each designated service that has none (C10). */
@Component
class DesignatedServices implements ClearanceStatus {

  private final Clearances clearances;
  private final Surveys surveys;
  private final ClearanceRequests requests;
  private final ClearanceWorkflow workflow;
  private final Duties duties;
  private final ApplicationEventPublisher events;

  DesignatedServices(Clearances clearances, Surveys surveys, ClearanceRequests requests, ClearanceWorkflow workflow, Duties duties,
      ApplicationEventPublisher events) {
    this.events = events;
    this.duties = duties;
    this.clearances = clearances;
    this.surveys = surveys;
    this.requests = requests;
    this.workflow = workflow;
  }

  @Override
  public boolean hasValidClearance(String hispId, int serviceId, LocalDate on) {
    return clearances.hasValidClearance(hispId, serviceId, on);
  }

  @EventListener
  void requestClearance(ServiceDesignated designated) {
    requests.requestForDesignation(designated.cycleYear(), designated.agencyId(), designated.hispId(), designated.serviceId(), designated.by())
        .ifPresent(workflow::start);
  }

  /** A survey that may be used lets the service report (C12). */
  @EventListener
  void survey(ClearanceApproved approval) {
    duties.surveyInUse(approval.hispId(), approval.serviceId(), approval.approvedOn());
  }

  /** What was approved may be used on, but nobody has to: its PRA officer is asked whether it is, since it draws its burden until it is ended (H17). */
  @EventListener
  void designationEnded(DesignationEnded ended) {
    clearances.forService(ended.hispId(), ended.serviceId()).stream().filter(each -> each.endedOn() == null && (each.validOn(ended.on()) || each.suspendedOn(ended.on())))
        .forEach(each -> events.publishEvent(new Announcement("survey-of-ended-designation/" + each.id() + "/" + ended.on(), ended.agencyId(), Set.of(Roles.PRA_OFFICER),
            "Is the survey \"" + each.title() + "\" still used?", List.of("The designation of its service has ended: " + ended.reason(),
                "If the survey is not used any more, end it on the page of its umbrella clearance; it draws its burden until then. If it is used on, nothing has to be done."),
            "/office/umbrella-clearance/" + each.umbrellaId())));
  }

  /** The duty ended with the designation or with the HISP: its request ends too, with tasks and reminders (C14). */
  @EventListener
  void owedNoMore(ObligationChanged change) {
    var duty = change.after();
    if (duty.kind() == ObligationKind.PRA_CLEARANCE && duty.status() == ObligationStatus.EXCUSED && duty.settlement() == null) {
      surveys.withdrawRunning(duty.businessKey(), duty.hispId(), duty.serviceId(), change.at())
          .forEach(survey -> workflow.end(survey, change.detail() == null ? duty.status().label() : change.detail()));
    }
  }
}
