package org.hispcycle.platform.engine;

/** The variables that every case carries: what routes it and whose it is; everything else stands in our tables. */
public final class CaseVariables {

  public static final ProcessVariable<Integer> CYCLE_YEAR = ProcessVariable.number("cycleYear");
  public static final ProcessVariable<String> AGENCY_ID = ProcessVariable.text("agencyId");
  /** Absent where the subject is a department. */
  public static final ProcessVariable<String> HISP_ID = ProcessVariable.text("hispId");

  private CaseVariables() {}
}
