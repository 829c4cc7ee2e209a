package org.hispcycle.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.LedgerWords;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.engine.CaseHistory;
import org.hispcycle.platform.engine.CaseHistory.Instance;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.security.Actor;
import org.springframework.stereotype.Service;

/**
 * What became of a case so far, for those who work on it: what was asked, decided, returned and said, by whom, and every deadline
 * with its moves. Each reader gets what he may read: comments in confidence only with the role for them (D7), and OMB no words of an
 * agency about what that agency has not submitted yet.
 */
@Service
public class Stories {

  /**
   * One thing that happened.
   *
   * @param kind {@code decision}, {@code deadline} or {@code record}
   * @param comment null where nothing was said or the reader may not read it; {@code withheld} tells which
   */
  public record Event(Instant at, String atText, String kind, String process, String what, String outcome, String outcomeLabel, String comment,
      boolean withheld, Integer version, String by, String byName) {}

  /** What is asked now. */
  public record Asked(String taskId, String name, String ask, String clause, LocalDate dueOn, String due, boolean overdue, String assignee,
      List<String> roles) {}

  /** A duty of the case with its deadline. */
  public record Deadline(String obligationId, String title, LocalDate dueOn, String due, String status, String statusLabel, boolean late,
      String blockedReason) {}

  /** Oldest first. */
  public record Story(String businessKey, String agencyId, String hispId, List<Asked> asked, List<Deadline> deadlines, List<Event> events) {}

  /** The kinds that the story tells with the words of a decision or of the ledger, or that are no part of it. */
  private static final Set<String> TOLD_OTHERWISE = Set.of("task-decided", "signed", "deadline-moved", "budget-requests-read",
      Verification.HEADS, Verification.PRUNED);
  private static final String DUTY = "duty-";
  private static final Map<String, String> DEADLINE_WORDS = Map.of("planned", "The duty was entered", "rescheduled", "The deadline was moved",
      "deadline missed", "The deadline passed and nothing was submitted", "blocked", "The duty is blocked", "unblocked",
      "The duty is blocked no more", "moved", "The duty counts in a later cycle", "excused", "The duty was excused", "not met",
      "OMB decided that the duty was not met", "carried over", "The duty was carried over", "not reported", "The subject does not report");

  private final CaseHistory history;
  private final CaseStory decisions;
  private final CaseFormsByProcess forms;
  private final OpenTasks tasks;
  private final Ledger ledger;
  private final LedgerWords words;
  private final AuditTrail trail;
  private final People people;
  private final ObjectMapper json;
  private final Clock clock;

  Stories(CaseHistory history, CaseStory decisions, CaseFormsByProcess forms, OpenTasks tasks, Ledger ledger, LedgerWords words, AuditTrail trail, People people,
      ObjectMapper json, Clock clock) {
    this.history = history;
    this.decisions = decisions;
    this.forms = forms;
    this.tasks = tasks;
    this.ledger = ledger;
    this.words = words;
    this.trail = trail;
    this.people = people;
    this.json = json;
    this.clock = clock;
  }

  /** The story that belongs to a task which the reader may see. */
  public Story of(OpenTask task, Actor reader) {
    return story(task.businessKey(), task.agencyId(), task.hispId(), duties(task.businessKey()), history.ofCase(task.businessKey()), reader, true);
  }

  /** The story of a case, open or closed. */
  public Story of(String businessKey, Actor reader) {
    var duties = duties(businessKey);
    var runs = history.ofCase(businessKey);
    if (duties.isEmpty() && runs.isEmpty()) {
      throw new NotFound("There is no case " + businessKey + ". Cases are named like 2026-VA-VBA for a HISP or FY2026Q1-VA-VBA-disability for a report.");
    }
    var agencyId = duties.isEmpty() ? runs.get(0).agencyId() : duties.get(0).agencyId();
    requireReader(agencyId, reader);
    return story(businessKey, agencyId, duties.isEmpty() ? null : duties.get(0).hispId(), duties, runs, reader, false);
  }

  /** Fails where the case belongs to an agency that is none of the reader's. */
  public static void requireReader(String agencyId, Actor reader) {
    if (!(agencyId == null ? reader.isOmb() || reader.isAdmin() : reader.mayActFor(agencyId))) {
      throw new NotAllowed("The story of a case is read by the people of its agency, OMB and operators. This case belongs to "
          + (agencyId == null ? "OMB" : agencyId) + ".");
    }
  }

  private List<Obligation> duties(String businessKey) {
    return ledger.search(new ObligationFilter(null, null, null, null, null, null, businessKey));
  }

  private Story story(String businessKey, String agencyId, String hispId, List<Obligation> duties, List<Instance> runs, Actor reader, boolean worksOnIt) {
    var open = runs.stream().filter(run -> run.endedAt() == null).map(Instance::processKey).distinct()
        .flatMap(process -> tasks.ofCase(process, businessKey).stream()).toList();
    var events = new ArrayList<Event>();
    var names = new HashMap<String, String>();
    // what an agency has not submitted yet is its own
    var ownWords = worksOnIt || reader.agencies().contains(agencyId) && !reader.isOmb()
        || duties.isEmpty() || duties.stream().anyMatch(duty -> duty.firstSubmittedAt() != null);
    var processes = processes(runs, open);
    processes.forEach((key, name) -> events.addAll(decided(key, name, businessKey, reader, ownWords, names)));
    events.addAll(deadlines(businessKey, duties, reader, names));
    events.addAll(recorded(businessKey, names));
    events.sort(Comparator.comparing(Event::at));
    return new Story(businessKey, agencyId, hispId, open.stream().map(this::asked).toList(), duties.stream().map(this::deadline).toList(), events);
  }

  private boolean trusts(String processKey, Actor reader) {
    return forms.of(processKey).map(form -> form.readsConfidential(reader.groups())).orElse(true);
  }

  private static Map<String, String> processes(List<Instance> runs, List<OpenTask> open) {
    var processes = new LinkedHashMap<String, String>();
    runs.forEach(run -> processes.put(run.processKey(), run.processName()));
    open.forEach(task -> processes.putIfAbsent(task.processKey(), task.processName()));
    return processes;
  }

  private List<Event> decided(String processKey, String process, String businessKey, Actor reader, boolean ownWords, Map<String, String> names) {
    var trusted = trusts(processKey, reader);
    return decisions.of(processKey + "/" + businessKey).stream().map(entry -> {
      var readable = ownWords && (trusted || !entry.confidential());
      return new Event(entry.at(), text(entry.at()), "decision", process, entry.step(), entry.outcome(), entry.outcomeLabel(),
          readable ? entry.comment() : null, !readable && entry.comment() != null, entry.version(), entry.by(), name(entry.by(), names));
    }).toList();
  }

  /** The ledger's entries that are not a decision told already. What OMB said of a plan may speak of money. */
  private List<Event> deadlines(String businessKey, List<Obligation> duties, Actor reader, Map<String, String> names) {
    var kinds = duties.stream().collect(Collectors.toMap(Obligation::id, Obligation::kind));
    return ledger.history(businessKey).stream().filter(event -> DEADLINE_WORDS.containsKey(event.what())).map(event -> {
      var withheld = event.detail() != null && words.withheld(kinds.get(event.obligationId()), event.what(), reader.groups());
      var entered = event.what().equals("planned");
      return new Event(event.at(), text(event.at()), "deadline", event.title(), DEADLINE_WORDS.get(event.what()) + (entered ? ", " + event.detail() : ""),
          null, null, withheld || entered ? null : event.detail(), withheld, null, event.by(), name(event.by(), names));
    }).toList();
  }

  private List<Event> recorded(String businessKey, Map<String, String> names) {
    return trail.ofCase(businessKey).stream().filter(entry -> entry.content() != null && !TOLD_OTHERWISE.contains(entry.kind())
        && !entry.kind().startsWith(DUTY)).map(entry -> new Event(entry.at(), text(entry.at()), "record", null,
            Recorder.read(json, entry.content()).path("what").asText(), null, null, null, false, null, entry.actor(), name(entry.actor(), names))).toList();
  }

  private Asked asked(OpenTask task) {
    var dueOn = task.dueAt() == null ? null : EasternTime.dateOf(task.dueAt());
    return new Asked(task.taskId(), task.name(), task.documentation(), task.clause(), dueOn, dueOn == null ? null : EasternTime.deadline(dueOn),
        task.dueAt() != null && clock.instant().isAfter(task.dueAt()), task.assignee(), task.candidateGroups());
  }

  private Deadline deadline(Obligation duty) {
    return new Deadline(duty.id(), duty.title(), duty.dueOn(), EasternTime.deadline(duty.dueOn()), duty.status().name(), duty.status().label(),
        duty.late(clock.instant()), duty.blockedReason());
  }

  private String name(String userId, Map<String, String> names) {
    if (userId == null || userId.equals("system")) {
      return "the system";
    }
    return names.computeIfAbsent(userId, id -> people.find(id).map(People.Person::name).orElse(id));
  }

  private static String text(Instant at) {
    return EasternTime.longDate(EasternTime.dateOf(at));
  }
}
