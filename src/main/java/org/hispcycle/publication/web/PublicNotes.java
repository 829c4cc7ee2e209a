package org.hispcycle.publication.web;

/** What stands beside every figure, in answers to programs. */
final class PublicNotes {

  static final String FIGURES = "Figures of quarterly reports that OMB accepted and released and whose clearance allows publication; for FY 2021 Q1 to FY 2022 Q2 "
      + "the public reports of that time (GSA/HISP-CX-Data). Datasets of too few people are taken together or withheld, and what is withheld is in no sum. Intervals are Wilson "
      + "score intervals at 95 %: what chance alone could do if those who answered were drawn at random, which they are not. Shares of different scales or thresholds do not compare.";

  private PublicNotes() {}
}
