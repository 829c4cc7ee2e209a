package org.hispcycle.designation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.edition.Editions;
import org.springframework.stereotype.Component;

/** From which quarter a newly designated service reports, and when a quarter's report is due (C12). */
@Component
class FirstReports {

  private static final int QUARTERS_OFFERED = 6;

  private final Cycles cycles;
  private final Editions editions;

  FirstReports(Cycles cycles, Editions editions) {
    this.cycles = cycles;
    this.editions = editions;
  }

  /** The quarters OMB may choose from, beginning with the one the day lies in; bounded where the edition sets a longest grace. */
  List<FiscalQuarter> choices(int cycleYear, LocalDate designatedOn) {
    var grace = cycles.graceDays(cycleYear);
    return Stream.iterate(FiscalQuarter.containing(designatedOn), FiscalQuarter::next).limit(QUARTERS_OFFERED)
        .filter(quarter -> grace == null || !dueOn(cycleYear, quarter).isAfter(designatedOn.plusDays(grace))).toList();
  }

  /**
   * Without a choice of OMB's: the first quarter that begins after the day. Where there is a grace period, the quarter follows
   * the survey: the one the day lies in where a survey is in use already, else the last that is due within the period;
   * {@link Duties#surveyInUse} brings it forward when the survey goes live.
   */
  FiscalQuarter usual(int cycleYear, LocalDate designatedOn, boolean surveyInUse) {
    var usual = FiscalQuarter.containing(designatedOn).next();
    if (cycles.graceDays(cycleYear) == null) {
      return usual;
    }
    var choices = choices(cycleYear, designatedOn);
    return choices.isEmpty() ? usual : choices.get(surveyInUse ? 0 : choices.size() - 1);
  }

  /** When the report of the quarter is due: by that year's confirmed calendar, or by the edition where none is open yet. */
  LocalDate dueOn(int cycleYear, FiscalQuarter quarter) {
    var year = quarter.fiscalYear();
    var slug = Cycles.reportMilestone(quarter);
    if (cycles.find(year).isPresent()) {
      return cycles.milestone(year, slug).dueOn();
    }
    return editions.milestones(cycles.edition(cycleYear).id(), year).stream().filter(each -> each.milestone().equals(slug))
        .map(each -> each.dueOn()).findFirst().orElseThrow(() -> new IllegalStateException(
            "The edition gives no due date for the report of " + quarter.label() + "."));
  }

  /** The first report that a service still owes on that day is due then. */
  LocalDate nextDueOn(int cycleYear, FiscalQuarter firstReport, LocalDate on) {
    // the report of the quarter before last can still be due: it opens when the next quarter has begun
    var earliest = FiscalQuarter.containing(on).previous();
    var quarter = firstReport == null || firstReport.compareTo(earliest) < 0 ? earliest : firstReport;
    while (dueOn(cycleYear, quarter).isBefore(on)) {
      quarter = quarter.next();
    }
    return dueOn(cycleYear, quarter);
  }
}
