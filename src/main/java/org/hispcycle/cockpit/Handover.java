package org.hispcycle.cockpit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.TextRule;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives an open task to another person: somebody who holds one of the task's roles, in the task's agency. OMB's lead and the
 * operator may for every task, the agency's Service Delivery Official, HISP officials and head for tasks of their agency.
 */
@Service
@Transactional
public class Handover {

  private static final Set<String> MAY_IN_THEIR_AGENCY = Set.of(Roles.HISP_OFFICIAL, Roles.SERVICE_DELIVERY_OFFICIAL, Roles.AGENCY_HEAD);
  private static final int LONGEST_REASON = 1000;

  private final OpenTasks tasks;
  private final CaseTasks engine;
  private final People people;
  private final ApplicationEventPublisher events;

  Handover(OpenTasks tasks, CaseTasks engine, People people, ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.engine = engine;
    this.people = people;
    this.events = events;
  }

  public static boolean may(Actor caller, String agencyId) {
    return caller.is(Roles.OMB_LEAD) || caller.isAdmin()
        || agencyId != null && caller.agencies().contains(agencyId) && MAY_IN_THEIR_AGENCY.stream().anyMatch(caller::is);
  }

  /** Who can be given the task, by name. */
  public List<Person> candidates(String taskId, Actor caller) {
    return candidates(task(taskId, caller));
  }

  private List<Person> candidates(OpenTask task) {
    var found = new LinkedHashMap<String, Person>();
    task.candidateGroups().forEach(role -> people.holders(role, task.agencyId()).forEach(person -> found.putIfAbsent(person.id(), person)));
    return found.values().stream().sorted(Comparator.comparing(Person::name)).toList();
  }

  /** @return the task as it is now */
  public OpenTask give(String taskId, String userId, String reason, Actor caller) {
    var task = task(taskId, caller);
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "reason", "the reason why the task changes hands", reason, true, LONGEST_REASON);
    if (userId == null || userId.isBlank()) {
      faults.add(new Fault("userId", "Choose who gets the task."));
    } else if (candidates(task).stream().noneMatch(person -> person.id().equals(userId))) {
      faults.add(new Fault("userId", "This person cannot do the task: it needs " + roles(task) + ". Choose one of those who hold that role."));
    }
    InputRefused.ifAny(faults);
    if (userId.equals(task.assignee())) {
      return task;
    }
    engine.assign(taskId, userId);
    var details = new LinkedHashMap<String, String>();
    details.put("task", task.elementId());
    details.put("from", task.assignee());
    details.put("to", userId);
    details.put("reason", reason.strip());
    events.publishEvent(new Recorded("task-reassigned", task.agencyId(), task.hispId(), task.businessKey(), caller.userId(),
        "Gave the task \"" + task.name() + "\" to " + userId + ".", details));
    return tasks.find(taskId).orElse(task);
  }

  private static String roles(OpenTask task) {
    return String.join(" or ", task.candidateGroups().stream().map(Roles::label).toList())
        + (task.candidateGroups().stream().allMatch(Roles.OMB::contains) || task.agencyId() == null ? "" : " of " + task.agencyId());
  }

  /** A task of another agency is answered like one that does not exist. */
  private OpenTask task(String taskId, Actor caller) {
    var task = tasks.find(taskId).filter(each -> each.agencyId() == null ? caller.isOmb() || caller.isAdmin() : caller.mayActFor(each.agencyId()))
        .orElseThrow(() -> new NotFound("There is no open task " + taskId + " among those you may see. Reload the page."));
    if (!may(caller, task.agencyId())) {
      throw new NotAllowed("Tasks are given to other people by OMB's lead, or by the agency's HISP officials, its Service Delivery Official or its head. Ask one of them.");
    }
    return task;
  }
}
