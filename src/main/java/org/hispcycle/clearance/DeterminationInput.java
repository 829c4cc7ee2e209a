package org.hispcycle.clearance;

/** What the determination and the routes after it need to know of a submission; nothing else leaves our tables. */
public record DeterminationInput(String collectsFrom, String method, int respondents, boolean identicalQuestions,
    boolean screeningQuestions, boolean otherGroupsSamePurpose, boolean sectorMajority, boolean incentiveOffered, boolean cfoClearsIncentives) {}
