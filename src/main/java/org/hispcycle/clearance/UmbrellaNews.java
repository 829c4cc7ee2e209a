package org.hispcycle.clearance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaCase.Stage;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What people are told about umbrella clearances: that one runs out, has lapsed, or is in force again (H3). */
@Component
class UmbrellaNews {

  private static final String PAGE = "/office/clearances";
  private static final Set<String> RENEWERS = Set.of(Roles.PRA_OFFICER, Roles.SERVICE_DELIVERY_OFFICIAL, Roles.OMB_DESK_OFFICER, Roles.OIRA_ANALYST);
  private static final Set<String> SURVEYORS = Set.of(Roles.HISP_OFFICIAL, Roles.HISP_REPORTER);

  private final ApplicationEventPublisher events;
  private final Registry registry;

  UmbrellaNews(ApplicationEventPublisher events, Registry registry) {
    this.events = events;
    this.registry = registry;
  }

  void expiry(UmbrellaClearance umbrella, UmbrellaCase watched, UmbrellaCaseStore.Alert alert, LocalDate today) {
    var days = ChronoUnit.DAYS.between(today, umbrella.expiresOn());
    var when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    var paragraphs = List.of(
        "The umbrella clearance " + umbrella.controlNumber() + " of " + department(umbrella) + " expires on " + EasternTime.longDate(umbrella.expiresOn()) + ", " + when + ".",
        "When it expires, every survey under it must stop until OMB has renewed it (A-11 280.7). A renewal takes six to nine months, often twelve.",
        watched.stage() == Stage.WATCHED ? "Its renewal has not begun yet; it begins by itself, and the agency PRA officer can begin it now."
            : "Where its renewal stands: " + watched.stage().label() + ". What comes next stands in the inbox of whoever has the step.");
    tell("umbrella-alert/" + umbrella.id() + "/" + umbrella.expiresOn() + "/" + alert.daysAhead(), umbrella, alert.tellsHisps(),
        "The umbrella clearance of " + department(umbrella) + " expires " + when, paragraphs);
  }

  void lapse(UmbrellaClearance umbrella, UmbrellaCase watched, int surveys) {
    var paragraphs = new ArrayList<>(List.of(
        "The umbrella clearance " + umbrella.controlNumber() + " of " + department(umbrella) + " lapsed at the end of " + EasternTime.longDate(umbrella.expiresOn())
            + ", and no other clearance has taken its place.",
        "Stop every survey under it now: no answers may be collected under an expired clearance (A-11 280.7). "
            + (surveys == 0 ? "" : surveys + (surveys == 1 ? " survey keeps" : " surveys keep") + " its place in the burden and may be used again as soon as the clearance is renewed. ")
            + "Until then the department's services are shown as blocked, and no survey can be approved."));
    paragraphs.add(watched.stage() == Stage.WATCHED ? "The renewal has not begun. The agency PRA officer begins it now, and may ask OIRA for an extension of six months at most."
        : "Where the renewal stands: " + watched.stage().label() + ". The agency PRA officer may ask OIRA for an extension of six months at most.");
    tell("umbrella-lapsed/" + umbrella.id() + "/" + umbrella.expiresOn(), umbrella, true, "The umbrella clearance of " + department(umbrella) + " has lapsed: stop its surveys", paragraphs);
  }

  /** A case that only watched goes on as another one that watches: nobody has to do anything. */
  void ended(UmbrellaCase ended, String why) {
    if (ended.stage() == Stage.WATCHED) {
      return;
    }
    events.publishEvent(new Announcement("umbrella-case-ended/" + ended.businessKey(), ended.agencyId(), roles(false),
        "The work on the umbrella clearance of " + registry.agency(ended.agencyId()).name() + " was ended by the operator",
        List.of("The case " + ended.businessKey() + " (" + ended.stage().label() + ") was ended by the operator" + (why == null || why.isBlank() ? "." : ": " + why),
            "What was written stays in the record, and the next case begins with it. A clearance in force is watched on, and its renewal begins again by itself;"
                + " where none is in force, start the process \"Umbrella clearance of a department\"."), PAGE));
  }

  @EventListener
  void renewed(UmbrellaRenewed renewed) {
    var again = renewed.replacedId() != null;
    var extended = again && renewed.replacedId() == renewed.umbrellaId();
    events.publishEvent(new Announcement("umbrella-renewed/" + renewed.umbrellaId() + "/" + renewed.expiresOn(), renewed.agencyId(), roles(true),
        "The umbrella clearance of " + registry.agency(renewed.agencyId()).name() + (extended ? " is extended" : again ? " is renewed" : " is approved"),
        List.of("The umbrella clearance " + renewed.controlNumber() + " of " + registry.agency(renewed.agencyId()).name() + (extended ? " is extended until "
            : " is in force until ") + EasternTime.longDate(renewed.expiresOn()) + ".",
            again ? "The surveys under it may be used; those that were suspended may be used again." : "Surveys of the department can be approved under it from now on."), PAGE));
  }

  private void tell(String key, UmbrellaClearance umbrella, boolean hisps, String subject, List<String> paragraphs) {
    events.publishEvent(new Announcement(key, umbrella.agencyId(), roles(hisps), subject, paragraphs, PAGE));
  }

  private static Set<String> roles(boolean hisps) {
    var roles = new TreeSet<>(RENEWERS);
    if (hisps) {
      roles.addAll(SURVEYORS);
    }
    return roles;
  }

  private String department(UmbrellaClearance umbrella) {
    return registry.agency(umbrella.agencyId()).name();
  }
}
