package org.hispcycle.site;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.springframework.stereotype.Component;

/** Where the running year stands, in numbers for the whole government; nothing here belongs to one agency. */
@Component
class YearAtAGlance {

  /**
   * One line of the year: a phase or a quarter.
   *
   * @param state "Open", "Opens" or "Past due date", in words
   * @param proposed the circular prints no day and OMB has not confirmed ours
   */
  record Line(String label, String printed, String opens, String due, String state, String css, boolean proposed, int owed,
      int submitted, int settled, int late) {

    public int settledPercent() {
      return owed == 0 ? 0 : Math.round(100f * settled / owed);
    }
  }

  record Year(int year, String edition, boolean calendarConfirmed, boolean listConfirmed, boolean closed, List<Line> lines) {}

  private final Cycles cycles;
  private final Ledger ledger;
  private final Clock clock;

  YearAtAGlance(Cycles cycles, Ledger ledger, Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.clock = clock;
  }

  String today() {
    return EasternTime.longDate(EasternTime.today(clock));
  }

  /** The newest cycle that was opened; null where there is none yet. */
  Year newest() {
    var years = cycles.years();
    if (years.isEmpty()) {
      return null;
    }
    var year = years.get(years.size() - 1);
    var cycle = cycles.get(year);
    var duties = ledger.search(ObligationFilter.cycle(year));
    var lines = cycles.milestones(year).stream().filter(each -> !each.milestone().equals("close-out"))
        .map(each -> line(each.milestone(), each.printed(), each.opensOn(), each.dueOn(), each.proposed(),
            duties.stream().filter(duty -> belongs(duty, each.milestone())).toList())).toList();
    return new Year(year, cycles.edition(year).title(), cycle.calendarConfirmedAt() != null, cycle.hispListConfirmedAt() != null,
        cycle.closedAt() != null, lines);
  }

  private static boolean belongs(Obligation duty, String milestone) {
    return duty.kind() == ObligationKind.SERVICE_REPORT
        ? milestone.equals("service-report-q" + duty.quarter().charAt(duty.quarter().length() - 1))
        : milestone.equals(duty.kind().slug());
  }

  private Line line(String milestone, String printed, LocalDate opens, LocalDate due, boolean proposed, List<Obligation> duties) {
    var today = EasternTime.today(clock);
    var upcoming = today.isBefore(opens);
    var past = today.isAfter(due);
    return new Line(label(milestone), printed, EasternTime.longDate(opens), EasternTime.longDate(due),
        upcoming ? "Not open yet" : past ? "Past its due date" : "Open", upcoming ? "upcoming" : past ? "past" : "open", proposed,
        duties.size(), (int) duties.stream().filter(duty -> duty.firstSubmittedAt() != null).count(),
        (int) duties.stream().filter(duty -> duty.status().settled()).count(),
        (int) duties.stream().filter(duty -> duty.late(clock.instant())).count());
  }

  private static String label(String milestone) {
    if (milestone.startsWith("service-report-q")) {
      return "Feedback reports, fiscal quarter " + milestone.charAt(milestone.length() - 1);
    }
    return ObligationKind.bySlug(milestone).map(ObligationKind::label).orElse(milestone);
  }
}
