package org.hispcycle.cockpit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cockpit.Activities;
import org.hispcycle.cockpit.Board;
import org.hispcycle.cockpit.Board.Duty;
import org.hispcycle.cockpit.Board.Entry;
import org.hispcycle.cockpit.BoardFiles;
import org.hispcycle.cockpit.CaseTasks;
import org.hispcycle.cockpit.Handover;
import org.hispcycle.cycle.DutyState;
import org.hispcycle.cycle.Extensions;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.LedgerWords;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.notification.RemindersSent;
import org.hispcycle.notification.RemindersSent.Sent;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.platform.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board as JSON and as files. OMB and the operator see every agency, everybody else his own; another agency is refused. */
@RestController
@RequestMapping("/api/v1/board")
class BoardController {

  record StateView(String id, String label, String meaning) {}

  record YearView(Board.Year board, List<Integer> years, List<StateView> states, Map<String, Integer> waiting,
      List<Board.Lapse> lapses) {}

  record Years(List<Integer> years, int current) {}

  /** @param with who has it, or the roles that can take it */
  record TaskView(String taskId, String name, String with, boolean assigned, LocalDate dueOn, Instant dueAt, Instant since, boolean mayHandOver) {
  }

  record DutyView(Duty duty, boolean mayExtend, List<TaskView> tasks, Sent reminders) {}

  record DutyPage(List<DutyView> duties, int first, boolean more) {}

  record WholeDuty(Duty duty, boolean mayExtend, boolean mayDecide, LocalDate lastDay, List<TaskView> tasks,
      Sent reminders, List<Entry> history) {}

  private static final int PAGE = 50;
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Board board;
  private final BoardFiles files;
  private final CaseTasks tasks;
  private final RemindersSent reminders;
  private final Activities activities;
  private final Extensions extensions;
  private final Ledger ledger;
  private final LedgerWords words;
  private final People people;
  private final CurrentActor actor;

  BoardController(Board board, BoardFiles files, CaseTasks tasks, RemindersSent reminders, Activities activities, Extensions extensions, Ledger ledger,
      LedgerWords words, People people, CurrentActor actor) {
    this.board = board;
    this.files = files;
    this.tasks = tasks;
    this.reminders = reminders;
    this.activities = activities;
    this.extensions = extensions;
    this.ledger = ledger;
    this.words = words;
    this.people = people;
    this.actor = actor;
  }

  /** Which years there are, and the one to look at first: that of today, else the newest one before it. */
  @GetMapping
  Years years() {
    var years = board.years();
    if (years.isEmpty()) {
      throw new NotFound("No cycle has been opened yet. OMB's lead opens one with the start form \"Annual cycle\" in Tasklist.");
    }
    var now = board.currentYear();
    return new Years(years, years.stream().filter(year -> year <= now).reduce((older, newer) -> newer).orElse(years.get(0)));
  }

  @GetMapping("/{year}")
  YearView year(@PathVariable int year, @RequestParam(required = false) String agency) {
    var found = board.year(year, visible(agency), blank(agency));
    var waiting = extensions.waiting().stream().map(each -> ledger.find(each.obligationId())).flatMap(Optional::stream)
        .filter(each -> actor.get().mayActFor(each.agencyId())).count();
    return new YearView(found, board.years(), Arrays.stream(DutyState.values())
        .map(each -> new StateView(each.name(), each.label(), each.meaning())).toList(), Map.of("extensions", (int) waiting),
        board.lapses(visible(agency), blank(agency)));
  }

  @GetMapping("/{year}/duties")
  DutyPage duties(@PathVariable int year, @RequestParam(required = false) String agency, @RequestParam(required = false) String hisp,
      @RequestParam(required = false) String column, @RequestParam(required = false) Integer service,
      @RequestParam(required = false) String state, @RequestParam(required = false) String quarter, @RequestParam(defaultValue = "0") int first) {
    if (first < 0) {
      throw new InputRefused("The list begins at 0; there is no duty number " + first + ".");
    }
    var found = board.duties(new Board.Filter(year, blank(agency), blank(hisp), blank(column), service, state(state), blank(quarter)),
        visible(agency), first, PAGE + 1);
    var page = found.stream().limit(PAGE).toList();
    var open = openTasks(page);
    var sent = reminders.of(page.stream().map(Duty::id).toList());
    return new DutyPage(page.stream().map(each -> new DutyView(readable(each), mayExtend(each), views(each, open), sent.get(each.id()))).toList(), first, found.size() > PAGE);
  }

  @GetMapping("/duties/{caseKey}/{kind}")
  WholeDuty duty(@PathVariable String caseKey, @PathVariable String kind) {
    var duty = board.duty(caseKey + "/" + kind).filter(each -> actor.get().mayActFor(each.agencyId()))
        .orElseThrow(() -> new NotFound("The ledger has no obligation " + caseKey + "/" + kind + " among those you may see."));
    return new WholeDuty(readable(duty), mayExtend(duty), Extensions.mayDecide(actor.get()), extensions.lastDay(duty.id()), views(duty, openTasks(List.of(duty))),
        reminders.of(duty.id()), board.history(duty.id()).stream().map(each -> readable(duty, each)).toList());
  }

  @GetMapping("/quarters/{quarter}")
  Board.Quarter quarter(@PathVariable String quarter) {
    return board.quarter(parse(quarter), visible(null));
  }

  @GetMapping("/quarters/{quarter}/export")
  ResponseEntity<byte[]> export(@PathVariable String quarter, @RequestParam(required = false) String agency, @RequestParam(defaultValue = "csv") String format) {
    var parsed = parse(quarter);
    var visible = visible(agency);
    var name = "quarter-" + parsed + (blank(agency) == null ? "" : "-" + agency);
    return file(name, format, () -> files.csv(parsed, visible, blank(agency)), () -> files.xlsx(parsed, visible, blank(agency), actor.get().groups()));
  }

  /** For the diagram of a model: open, late and average age at each step. */
  @GetMapping("/activities")
  List<Activities.Activity> activities(@RequestParam String definition) {
    return activities.of(definition, visible(null));
  }

  @GetMapping("/{year}/export")
  ResponseEntity<byte[]> export(@PathVariable int year, @RequestParam(required = false) String agency, @RequestParam(defaultValue = "csv") String format) {
    var name = "cycle-" + year + (blank(agency) == null ? "" : "-" + agency);
    var visible = visible(agency);
    var roles = actor.get().groups();
    return file(name, format, () -> files.csv(year, visible, blank(agency), roles), () -> files.xlsx(year, visible, blank(agency), roles));
  }

  private static ResponseEntity<byte[]> file(String name, String format, Supplier<byte[]> csv, Supplier<byte[]> xlsx) {
    return switch (format) {
      case "csv" -> Downloads.of(name + ".csv", "text/csv;charset=UTF-8", csv.get());
      case "xlsx" -> Downloads.of(name + ".xlsx", XLSX, xlsx.get());
      default -> throw new InputRefused("The board is exported as csv or xlsx, not as \"" + shown(format) + "\".");
    };
  }

  /** What was said of a plan may speak of money (D7). */
  private Duty readable(Duty duty) {
    return words.withheld(kind(duty), actor.get().groups()) ? duty.withoutReason() : duty;
  }

  private Entry readable(Duty duty, Entry entry) {
    return words.withheld(kind(duty), entry.what(), actor.get().groups()) ? new Entry(entry.at(), entry.actor(), entry.what(), null) : entry;
  }

  private static ObligationKind kind(Duty duty) {
    return ObligationKind.bySlug(duty.kind()).orElseThrow();
  }

  private Map<String, List<OpenTask>> openTasks(List<Duty> duties) {
    return tasks.ofCases(duties.stream().map(Duty::businessKey).collect(Collectors.toSet())).stream().collect(Collectors.groupingBy(OpenTask::businessKey));
  }

  /** Several duties of a subject share its case; a task belongs to the duty that its model names. */
  private List<TaskView> views(Duty duty, Map<String, List<OpenTask>> open) {
    return open.getOrDefault(duty.businessKey(), List.of()).stream().filter(task -> duty.kind().equals(task.milestone())).map(this::view).toList();
  }

  private TaskView view(OpenTask task) {
    var with = task.assignee() != null ? people.find(task.assignee()).map(People.Person::name).orElse(task.assignee())
        : task.candidateGroups().stream().map(Roles::label).collect(Collectors.joining(" or "));
    return new TaskView(task.taskId(), task.name(), with, task.assignee() != null, task.dueAt() == null ? null : EasternTime.dateOf(task.dueAt()),
        task.dueAt(), task.createdAt(), Handover.may(actor.get(), task.agencyId()));
  }

  private boolean mayExtend(Duty duty) {
    return Extensions.mayAsk(actor.get(), duty.agencyId()) && !duty.status().settled();
  }

  /** @return the agencies that the caller may see; null for all */
  private Set<String> visible(String agency) {
    Actor caller = actor.get();
    if (caller.isOmb() || caller.isAdmin()) {
      return null;
    }
    if (blank(agency) != null && !caller.agencies().contains(agency)) {
      throw new NotAllowed("You see the part of your own agency. The part of another is seen by its people, and by OMB.");
    }
    return caller.agencies();
  }

  private static DutyState state(String name) {
    if (blank(name) == null) {
      return null;
    }
    return Arrays.stream(DutyState.values()).filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT))).findFirst()
        .orElseThrow(() -> new InputRefused("There is no state \"" + shown(name) + "\". States: "
            + Arrays.stream(DutyState.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + "."));
  }

  private static FiscalQuarter parse(String quarter) {
    try {
      return FiscalQuarter.parse(quarter);
    } catch (IllegalArgumentException none) {
      throw new InputRefused("\"" + shown(quarter) + "\" is not a fiscal quarter; write it like FY2026Q1.");
    }
  }

  private static String shown(String text) {
    return text.length() > 30 ? text.substring(0, 30) + "…" : text;
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
