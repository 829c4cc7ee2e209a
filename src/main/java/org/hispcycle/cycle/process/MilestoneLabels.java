package org.hispcycle.cycle.process;

import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.ObligationKind;
import org.springframework.stereotype.Component;

/** Milestones in the words of the cycle's edition. */
@Component
class MilestoneLabels {

  private final Cycles cycles;

  MilestoneLabels(Cycles cycles) {
    this.cycles = cycles;
  }

  String of(int year, String milestone) {
    if (milestone.startsWith("service-report-q")) {
      return "Feedback reports of fiscal quarter " + milestone.substring("service-report-q".length());
    }
    return "close-out".equals(milestone) ? "Close-out of the year"
        : ObligationKind.bySlug(milestone).map(kind -> cycles.label(year, kind)).orElse(milestone);
  }
}
