package org.hispcycle.clearance.reading;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.Survey;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.UmbrellaBurden;
import org.hispcycle.clearance.UmbrellaCase;
import org.hispcycle.clearance.UmbrellaCase.Stage;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.clearance.UmbrellaClearance;
import org.hispcycle.clearance.UmbrellaClearance.Status;
import org.hispcycle.clearance.UmbrellaDraw;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.clearance.reading.ClearanceOverview.OpenStep;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One umbrella clearance as people read it: which survey draws what since when, what its case waits for, and what the reader may do (H2, H3, H17). */
@Service
@Transactional(readOnly = true)
public class UmbrellaReading {

  /** Who enters and changes what OIRA approved. */
  private static final List<String> REGISTER = List.of(Roles.OMB_LEAD, Roles.OMB_DESK_OFFICER, Roles.OIRA_ANALYST);
  private static final List<String> RENEW = List.of(Roles.PRA_OFFICER, Roles.OMB_LEAD);

  /**
   * What a survey draws in a year, or drew.
   *
   * @param until since when it draws no longer; null while it does
   * @param untilWhy why it draws no longer
   */
  public record SurveyDraw(String caseKey, String title, String serviceName, String hispName, UmbrellaBurden burden, Instant since, Instant until,
      String untilWhy) {}

  /**
   * An approved survey under it that has not come to its end.
   *
   * @param endedOn from when on it is no longer used; null where nobody ended it
   * @param note what should be looked at; null where nothing
   */
  public record UnderIt(long id, String caseKey, String title, String serviceName, String hispName, LocalDate expiresOn, LocalDate endedOn, String stateLabel,
      String note) {}

  /** What the reader may do with it today; the same rules refuse it where it is tried all the same. */
  public record May(boolean revise, boolean renew, boolean askExtension, boolean endSurvey) {}

  private final Umbrellas umbrellas;
  private final UmbrellaCases cases;
  private final Surveys surveys;
  private final Clearances clearances;
  private final Undesignated undesignated;
  private final Registry registry;
  private final OpenTasks openTasks;
  private final Clock clock;

  UmbrellaReading(Umbrellas umbrellas, UmbrellaCases cases, Surveys surveys, Clearances clearances, Undesignated undesignated, Registry registry,
      OpenTasks openTasks, Clock clock) {
    this.umbrellas = umbrellas;
    this.cases = cases;
    this.surveys = surveys;
    this.clearances = clearances;
    this.undesignated = undesignated;
    this.registry = registry;
    this.openTasks = openTasks;
    this.clock = clock;
  }

  /** Those that draw first, each in the order in which it began. */
  public List<SurveyDraw> surveys(UmbrellaClearance umbrella) {
    var known = surveys.ofAgency(umbrella.agencyId()).stream().collect(Collectors.toMap(Survey::businessKey, each -> each));
    var found = summed(umbrellas.drawsOf(umbrella.id())).entrySet().stream().map(each -> draw(each.getKey(), each.getValue(), known.get(each.getKey()))).toList();
    var sorted = new ArrayList<>(found.stream().filter(each -> each.until() == null).toList());
    found.stream().filter(each -> each.until() != null).forEach(sorted::add);
    return sorted;
  }

  private static Map<String, List<UmbrellaDraw>> summed(List<UmbrellaDraw> journal) {
    return journal.stream().collect(Collectors.groupingBy(UmbrellaDraw::caseKey, LinkedHashMap::new, Collectors.toList()));
  }

  private SurveyDraw draw(String caseKey, List<UmbrellaDraw> rows, Survey survey) {
    var held = UmbrellaBurden.NONE;
    var last = UmbrellaBurden.NONE;
    UmbrellaDraw ended = null;
    for (var row : rows) {
      held = held.plus(new UmbrellaBurden(row.responses(), row.hours(), row.cost()));
      if (held.responses() > 0) {
        last = held;
        ended = null;
      } else {
        ended = row;
      }
    }
    return new SurveyDraw(caseKey, survey == null ? null : survey.title(), survey == null ? null : registry.service(survey.serviceId()).name(),
        survey == null ? null : registry.hisp(survey.hispId()).name(), last, rows.get(0).at(), ended == null ? null : ended.at(), ended == null ? null : ended.reason());
  }

  /** Approved surveys under it that may be used, now or when the clearance is in force again; seeded ones too, which draw nothing. */
  public List<UnderIt> inUse(UmbrellaClearance umbrella) {
    var today = EasternTime.today(clock);
    return clearances.approvedSurveys(umbrella.agencyId()).stream()
        .filter(each -> each.umbrellaId() == umbrella.id() && (each.validOn(today) || each.suspendedOn(today)))
        .map(each -> new UnderIt(each.id(), each.businessKey(), each.title(), registry.service(each.serviceId()).name(), registry.hisp(each.hispId()).name(),
            each.expiresOn(), each.endedOn(), Standing.of(each, today, 0).state().label(), undesignated.note(each, today))).toList();
  }

  /** What its case waits for; empty while it only watches. */
  public List<OpenStep> steps(UmbrellaCase running) {
    return openTasks.ofCase(running.businessKey()).stream().map(task -> new OpenStep(task.name(), task.dueAt(),
        task.dueAt() != null && task.dueAt().isBefore(clock.instant()), task.assignee() != null)).toList();
  }

  /** @param running the case of this clearance; null where none runs */
  public May may(UmbrellaClearance umbrella, UmbrellaCase running, Actor caller) {
    var current = umbrella.status() != Status.REPLACED;
    return new May(current && mayRegister(caller), running != null && running.stage() == Stage.WATCHED && RENEW.stream().anyMatch(caller::is),
        running != null && running.extensionUntil() == null && caller.is(Roles.PRA_OFFICER), current && mayEnd(umbrella.agencyId(), caller));
  }

  public static boolean mayRegister(Actor caller) {
    return REGISTER.stream().anyMatch(caller::is);
  }

  /** Surveys are ended by their own agency. */
  public static boolean mayEnd(String agencyId, Actor caller) {
    return caller.is(Roles.PRA_OFFICER) && caller.agencies().contains(agencyId);
  }

  public static boolean mayRenew(Actor caller) {
    return RENEW.stream().anyMatch(caller::is);
  }

  /** The case that watches or renews this clearance. */
  public UmbrellaCase running(UmbrellaClearance umbrella) {
    return cases.open(umbrella.agencyId()).filter(each -> Long.valueOf(umbrella.id()).equals(each.umbrellaId())).orElse(null);
  }
}
