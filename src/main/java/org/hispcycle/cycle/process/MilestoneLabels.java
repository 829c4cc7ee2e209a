package org.hispcycle.cycle.process;

import org.hispcycle.cycle.ObligationKind;

/** Milestones in the circular's words. */
final class MilestoneLabels {

  private MilestoneLabels() {}

  static String of(String milestone) {
    if (milestone.startsWith("service-report-q")) {
      return "Feedback reports of fiscal quarter " + milestone.substring("service-report-q".length());
    }
    return switch (milestone) {
      case "review-meeting" -> "Review of the assessment with OMB";
      case "draft-action-plan" -> "Draft action plan";
      case "close-out" -> "Close-out of the year";
      default -> ObligationKind.bySlug(milestone).map(ObligationKind::label).orElse(milestone);
    };
  }
}
