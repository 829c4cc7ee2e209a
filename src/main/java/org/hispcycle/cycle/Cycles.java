package org.hispcycle.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.EditionUse;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.EngineAccess;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The yearly cycles: opening one, confirming its calendar and its HISP list, and closing it on the ledger. */
@Service
@Transactional
public class Cycles implements EditionUse {

  /** The change of one date that OMB asks for. */
  public record DateChange(String milestone, LocalDate opensOn, LocalDate dueOn) {}

  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2035;
  private static final int LONGEST_GRACE = 730;

  private final JdbcClient sql;
  private final Editions editions;
  private final Registry registry;
  private final Ledger ledger;
  private final CycleWorkflow workflow;
  private final EngineAccess engine;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Cycles(JdbcClient sql, Editions editions, Registry registry, Ledger ledger, CycleWorkflow workflow, EngineAccess engine,
      ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.editions = editions;
    this.registry = registry;
    this.ledger = ledger;
    this.workflow = workflow;
    this.engine = engine;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Opens the cycle of a year: its edition, its dates and every duty that is known from them. Opening it again, by
   * whatever way, changes nothing.
   *
   * @return whether this call opened it
   */
  public boolean open(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new InputRefused("There is no cycle " + year + ": choose a year from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
    }
    if (find(year).isPresent()) {
      return false;
    }
    var edition = editions.forCycle(year);
    sql.sql("insert into cycle (cycle_year, edition, opened_at, grace_days) values (?, ?, ?, ?)")
        .params(year, edition.id(), SqlTime.of(clock.instant()), edition.graceDays()).update();
    for (var date : editions.milestones(edition.id(), year)) {
      sql.sql("""
          insert into cycle_milestone (cycle_year, milestone, opens_on, due_on, printed, clause, remark, proposed)
          values (?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(year, date.milestone(), date.opensOn(), date.dueOn(), date.printed(), date.clause(), date.remark(),
              date.proposed()).update();
    }
    ledger.moveInto(year);
    var subjects = subjects(year);
    subjects.forEach(subject -> plan(year, subject));
    var by = engine.caller();
    var bySystem = by.equals(EngineAccess.NOBODY);
    events.publishEvent(new Recorded("cycle-opened", null, null, String.valueOf(year), bySystem ? null : by,
        "The cycle " + year + " was opened" + (bySystem ? " on its date" : " by hand") + ", under the edition " + edition.id() + ".",
        Map.of("edition", edition.id(), "subjects", String.valueOf(subjects.size()))));
    events.publishEvent(new CycleOpened(year, subjects.stream().map(Subject::agencyId).collect(Collectors.toSet())));
    return true;
  }

  /** Every active HISP and, where the edition wants it, every department that maintains one (A14). */
  @Transactional(readOnly = true)
  public List<Subject> subjects(int year) {
    var hisps = registry.activeHisps(EasternTime.today(clock));
    var agencyIds = hisps.stream().map(hisp -> hisp.agencyId()).collect(Collectors.toCollection(LinkedHashSet::new));
    var subjects = new ArrayList<Subject>();
    if (edition(year).departmentIsSubject()) {
      agencyIds.stream().sorted().forEach(id -> subjects.add(new Subject(id, null, registry.agency(id).name())));
    }
    hisps.forEach(hisp -> subjects.add(new Subject(hisp.agencyId(), hisp.id(), hisp.name())));
    return subjects;
  }

  /** Starts the cycle of every subject; phases and quarters then open by date. */
  public void startSubjects(int year) {
    subjects(year).forEach(subject -> workflow.startSubjectCycle(year, subject));
  }

  @Transactional(readOnly = true)
  public Optional<Cycle> find(int year) {
    return sql.sql("select * from cycle where cycle_year = ?").param(year).query((rows, n) -> new Cycle(rows.getInt("cycle_year"),
        rows.getString("edition"), SqlTime.instant(rows, "opened_at"), SqlTime.instant(rows, "calendar_confirmed_at"),
        rows.getString("calendar_confirmed_by"), SqlTime.instant(rows, "hisp_list_confirmed_at"),
        rows.getString("hisp_list_confirmed_by"), SqlTime.instant(rows, "closed_at"))).optional();
  }

  @Transactional(readOnly = true)
  public Cycle get(int year) {
    return find(year).orElseThrow(() -> new NotFound("The cycle " + year + " has not been opened."));
  }

  @Transactional(readOnly = true)
  public List<Integer> years() {
    return sql.sql("select cycle_year from cycle order by cycle_year").query(Integer.class).list();
  }

  @Override
  @Transactional(readOnly = true)
  public Set<Integer> cyclesUnder(String editionId) {
    return Set.copyOf(sql.sql("select cycle_year from cycle where edition = ?").param(editionId).query(Integer.class).list());
  }

  @Override
  @Transactional(readOnly = true)
  public Set<Integer> openedCycles() {
    return Set.copyOf(years());
  }

  @Transactional(readOnly = true)
  public Edition edition(int year) {
    return editions.byId(get(year).edition());
  }

  /** Days a newly designated service has until it reports (C12): the edition's or the cycle's own; null where none is set. */
  @Transactional(readOnly = true)
  public Integer graceDays(int year) {
    get(year);
    return sql.sql("select grace_days from cycle where cycle_year = ?").param(year)
        .query((rows, n) -> rows.getObject("grace_days", Integer.class)).list().get(0);
  }

  /** OMB sets the grace period of a cycle; what was designated before keeps its dates. Null: none. */
  public void setGraceDays(int year, Integer days) {
    var printed = edition(year).graceDays();
    if (days != null && (days < 1 || days > LONGEST_GRACE)) {
      throw InputRefused.of(List.of(new InputRefused.Fault("graceDays", "The grace period of newly designated services is a number of days from 1 to "
          + LONGEST_GRACE + ", or empty.")));
    }
    if (printed != null && (days == null || days > printed)) {
      throw InputRefused.of(List.of(new InputRefused.Fault("graceDays", "The " + edition(year).id() + " edition allows at most " + printed
          + " days until a newly designated service reports. Enter " + printed + " or fewer.")));
    }
    get(year);
    sql.sql("update cycle set grace_days = ? where cycle_year = ?").params(days, year).update();
  }

  @Transactional(readOnly = true)
  public boolean hasMilestone(int year, String slug) {
    return milestones(year).stream().anyMatch(each -> each.milestone().equals(slug));
  }

  @Transactional(readOnly = true)
  public List<CycleMilestone> milestones(int year) {
    return sql.sql("select * from cycle_milestone where cycle_year = ? order by due_on, milestone").param(year)
        .query((rows, n) -> new CycleMilestone(rows.getString("milestone"), rows.getObject("opens_on", LocalDate.class),
            rows.getObject("due_on", LocalDate.class), rows.getString("printed"), rows.getString("clause"),
            rows.getString("remark"), rows.getBoolean("proposed"))).list();
  }

  @Transactional(readOnly = true)
  public CycleMilestone milestone(int year, String slug) {
    return milestones(year).stream().filter(each -> each.milestone().equals(slug)).findFirst()
        .orElseThrow(() -> new NotFound("The cycle " + year + " has no milestone " + slug + "."));
  }

  /** OMB confirms the calendar (L1): every date becomes its own, and what was due at a changed date moves with it. */
  public void confirmCalendar(int year, List<DateChange> changes, String by) {
    var wanted = changes.stream().collect(Collectors.toMap(DateChange::milestone, Function.identity(), (first, last) -> last));
    var today = EasternTime.today(clock);
    var faults = new ArrayList<InputRefused.Fault>();
    for (var current : milestones(year)) {
      check(current, wanted.remove(current.milestone()), year, today, faults);
    }
    wanted.keySet().forEach(unknown -> faults.add(new InputRefused.Fault(unknown, "There is no milestone " + unknown + " in this cycle.")));
    InputRefused.ifAny(faults);
    for (var change : changes) {
      move(year, change, by);
    }
    sql.sql("update cycle_milestone set proposed = false where cycle_year = ?").param(year).update();
    sql.sql("update cycle set calendar_confirmed_at = ?, calendar_confirmed_by = ? where cycle_year = ?")
        .params(SqlTime.of(clock.instant()), by, year).update();
    workflow.datesChanged(year);
  }

  private static void check(CycleMilestone current, DateChange change, int year, LocalDate today, List<InputRefused.Fault> faults) {
    if (change == null) {
      return;
    }
    var name = current.milestone();
    if (change.opensOn() == null || change.dueOn() == null) {
      faults.add(new InputRefused.Fault(name, "The milestone " + name + " needs an opening date and a due date."));
    } else if (change.dueOn().isBefore(change.opensOn())) {
      faults.add(new InputRefused.Fault(name, "The milestone " + name + " is due on " + change.dueOn()
          + ", before it opens on " + change.opensOn() + ". Choose a later due date."));
    } else if (change.dueOn().getYear() != year) {
      faults.add(new InputRefused.Fault(name, "The milestone " + name + " is due on " + change.dueOn() + ", outside the cycle year "
          + year + ". Choose a day in " + year + "."));
    } else if (change.dueOn().isBefore(today) && !change.dueOn().equals(current.dueOn())) {
      faults.add(new InputRefused.Fault(name, "The new due date " + change.dueOn() + " of " + name
          + " has already passed. Choose today or a later day."));
    }
  }

  private void move(int year, DateChange change, String by) {
    sql.sql("update cycle_milestone set opens_on = ?, due_on = ? where cycle_year = ? and milestone = ?")
        .params(change.opensOn(), change.dueOn(), year, change.milestone()).update();
    ledger.search(ObligationFilter.cycle(year)).stream()
        .filter(duty -> !duty.status().settled() && change.milestone().equals(milestoneOf(duty)))
        .forEach(duty -> ledger.reschedule(duty.id(), change.opensOn(), change.dueOn(), by, "calendar confirmed by OMB"));
  }

  private static String milestoneOf(Obligation duty) {
    return duty.kind() == ObligationKind.SERVICE_REPORT
        ? reportMilestone(FiscalQuarter.parse(duty.quarter())) : duty.kind().slug();
  }

  /** The slug of the milestone at which the reports of this quarter are due. */
  public static String reportMilestone(FiscalQuarter quarter) {
    return ObligationKind.SERVICE_REPORT.slug() + "-q" + quarter.quarter();
  }

  /** OMB confirms who takes part (A12): subjects that were struck out end, subjects that were readmitted begin. */
  public void confirmHispList(int year, Set<String> inactive, String by, String remark) {
    var today = EasternTime.today(clock);
    var known = registry.hisps().stream().collect(Collectors.toMap(hisp -> hisp.id(), Function.identity()));
    var unknown = inactive.stream().filter(id -> !known.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw new InputRefused("The list names HISPs that the register does not know: " + String.join(", ", unknown) + ".");
    }
    if (inactive.size() == known.size()) {
      throw new InputRefused("At least one HISP must stay active; otherwise the cycle " + year + " would have no subject.");
    }
    var before = subjects(year);
    var active = registry.activeHisps(today).stream().map(hisp -> hisp.id()).collect(Collectors.toSet());
    for (var hisp : known.values()) {
      if (inactive.contains(hisp.id()) && active.contains(hisp.id())) {
        registry.withdrawHisp(hisp.id(), today, by, remark);
      } else if (!inactive.contains(hisp.id()) && !active.contains(hisp.id())) {
        registry.readmitHisp(hisp.id(), today, by, remark);
      }
    }
    var after = subjects(year);
    before.stream().filter(subject -> !after.contains(subject)).forEach(subject -> leave(year, subject, by, remark));
    after.stream().filter(subject -> !before.contains(subject)).forEach(subject -> {
      plan(year, subject);
      workflow.startSubjectCycle(year, subject);
    });
    sql.sql("update cycle set hisp_list_confirmed_at = ?, hisp_list_confirmed_by = ? where cycle_year = ?")
        .params(SqlTime.of(clock.instant()), by, year).update();
  }

  private void leave(int year, Subject subject, String by, String remark) {
    var reason = "No longer on the HISP list of " + year + (remark == null ? "." : ": " + remark);
    ledger.search(ObligationFilter.of(year, subject.agencyId(), subject.hispId())).stream()
        .filter(duty -> !duty.status().settled())
        .filter(duty -> subject.isHisp() || duty.hispId() == null)
        .forEach(duty -> ledger.excuse(duty.id(), by, clock.instant(), reason));
    workflow.endSubjectCycle(year, subject, reason);
  }

  private void plan(int year, Subject subject) {
    var dates = milestones(year).stream().collect(Collectors.toMap(CycleMilestone::milestone, Function.identity()));
    planPhase(year, subject, ObligationKind.CAPACITY_ASSESSMENT, dates);
    planPhase(year, subject, ObligationKind.REVIEW_MEETING, dates);
    planPhase(year, subject, ObligationKind.DRAFT_ACTION_PLAN, dates);
    planPhase(year, subject, ObligationKind.ACTION_PLAN, dates);
    if (subject.isHisp()) {
      planPhase(year, subject, ObligationKind.SERVICE_DESIGNATION, dates);
      FiscalQuarter.reportedIn(year).forEach(quarter -> planReports(year, subject.hispId(), quarter));
    }
  }

  private void planPhase(int year, Subject subject, ObligationKind kind, Map<String, CycleMilestone> dates) {
    var date = dates.get(kind.slug());
    if (date != null) {
      ledger.plan(new NewObligation(year, kind, subject.businessKey(year), subject.agencyId(), subject.hispId(), null, null,
          label(year, kind) + " " + year + ", " + subject.name(), date.opensOn(), date.dueOn()));
    }
  }

  /** What a duty of this kind is called in the words of the cycle's edition, such as "CX Self-Assessment". */
  @Transactional(readOnly = true)
  public String label(int year, ObligationKind kind) {
    var edition = edition(year);
    return switch (kind) {
      case CAPACITY_ASSESSMENT -> edition.assessmentName();
      case REVIEW_MEETING -> edition.reviewMeetingName();
      case DRAFT_ACTION_PLAN -> "Draft " + edition.planName();
      case ACTION_PLAN -> edition.planName() + (edition.budgetYearOffset() == null ? "" : " and budget requests");
      default -> kind.label();
    };
  }

  /** What a date of the year's calendar is called, such as "Reports Q1". */
  @Transactional(readOnly = true)
  public String label(int year, CycleMilestone milestone) {
    var slug = milestone.milestone();
    if (slug.startsWith("service-report-q")) {
      return "Reports Q" + slug.charAt(slug.length() - 1);
    }
    return ObligationKind.bySlug(slug).map(kind -> label(year, kind))
        .orElseGet(() -> Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' '));
  }

  /** Enters the report of every service that owes one for the quarter (X4); a service is entered once, whoever asks. */
  public List<Obligation> planReports(int year, String hispId, FiscalQuarter quarter) {
    var hisp = registry.hisp(hispId);
    var date = milestone(year, reportMilestone(quarter));
    return registry.servicesOwingReport(hispId, quarter).stream().map(designation -> {
      var service = registry.service(designation.serviceId());
      return ledger.plan(new NewObligation(year, ObligationKind.SERVICE_REPORT,
          reportKey(quarter, hispId, service.slug()), hisp.agencyId(), hispId, service.id(), quarter.toString(),
          "Feedback report " + quarter.label() + ", " + service.name(), date.opensOn(), date.dueOn()));
    }).toList();
  }

  /** {@code FY2026Q1-VA-VBA-<service slug>}. */
  public static String reportKey(FiscalQuarter quarter, String hispId, String serviceSlug) {
    return quarter + "-" + hispId + "-" + serviceSlug;
  }

  /** The cycle that a duty due on the day is entered in: that of its year, or the asking one while that year is not open. */
  @Transactional(readOnly = true)
  public int cycleOf(LocalDate dueOn, int asking) {
    return find(dueOn.getYear()).isPresent() ? dueOn.getYear() : asking;
  }

  /** What was moved to a day of this year counts here from now on, if the year is open. */
  public void takeOver(int year) {
    if (find(year).isPresent()) {
      ledger.moveInto(year);
    }
  }

  /** Closes the cycle if every duty in the ledger that was due by its end is settled; later ones go on. */
  public boolean closeIfSettled(int year) {
    var open = ledger.search(ObligationFilter.cycle(year)).stream().anyMatch(duty -> !duty.status().settled() && duty.dueBy(year));
    if (!open) {
      sql.sql("update cycle set closed_at = ? where cycle_year = ? and closed_at is null")
          .params(SqlTime.of(clock.instant()), year).update();
    }
    return !open;
  }
}
