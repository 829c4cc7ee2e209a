package org.hispcycle.clearance.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hispcycle.clearance.reading.ClearanceOverview.AgencyView;
import org.hispcycle.clearance.reading.Standing.State;
import org.hispcycle.platform.InputRefused;

/** Which part of the overview somebody wants to see. */
enum Wanted {
  /** Approvals that may be used today. */
  VALID(List.of(State.VALID, State.ENDING)),
  ENDING(List.of(State.ENDING)),
  /** Approvals of former times. */
  EXPIRED(List.of(State.EXPIRED, State.UNKNOWN, State.SUSPENDED, State.ENDED, State.REPLACED)),
  /** Requests under way. */
  RUNNING(List.of()),
  /** Where a survey is owed and none may be used. */
  BLOCKED(List.of());

  private final List<State> states;

  Wanted(List<State> states) {
    this.states = states;
  }

  static Wanted of(String name) {
    for (var each : values()) {
      if (each.name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    throw new InputRefused("There is no such state. Choose valid, ending, expired, running or blocked.");
  }

  /** What is left of an agency; everything that is not wanted is empty. */
  AgencyView of(AgencyView all) {
    var names = new ArrayList<String>();
    states.forEach(each -> names.add(each.name()));
    var blocked = this == BLOCKED;
    return new AgencyView(all.agencyId(), all.agencyName(), blocked ? all.risk() : null,
        all.umbrellas().stream().filter(each -> names.contains(each.state())).toList(),
        all.surveys().stream().filter(each -> names.contains(each.state())).toList(),
        this == RUNNING ? all.cases().stream().filter(ClearanceOverview.Case::open).toList() : List.of(),
        blocked ? all.blocked() : List.of(), blocked ? all.riskNext() : null, all.contact(), all.contactNote(),
        this == VALID ? all.coverage().stream().filter(each -> each.surveys() > 0).toList()
            : blocked ? all.coverage().stream().filter(each -> each.surveys() == 0).toList() : List.of(),
        this == RUNNING || this == ENDING || blocked ? all.renewal() : null);
  }

  static boolean isEmpty(AgencyView view) {
    return view.risk() == null && view.umbrellas().isEmpty() && view.surveys().isEmpty() && view.cases().isEmpty() && view.blocked().isEmpty()
        && view.coverage().isEmpty() && view.renewal() == null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
