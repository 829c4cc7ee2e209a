package org.hispcycle.designation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hispcycle.designation.DesignationChoices.Statement;
import org.hispcycle.registry.Rationale;

/** Every designation that a service ever had, newest first, with its reasons (C14, X6). */
public record ServiceHistory(int serviceId, String name, List<Term> designations) {

  /**
   * From one designation to its end.
   *
   * @param rationale as it was designated; parts are null in what was seeded
   * @param endedOn null while it goes on
   * @param years what was said in each yearly designation, newest first
   */
  public record Term(String hispId, String hispName, LocalDate designatedOn, String designatedBy, Instant recordedAt, String firstReport,
      Rationale rationale, boolean demo, LocalDate endedOn, String endedBy, String endReason, List<Year> years) {}

  /** @param alignment notes by code of the edition's check list (C9) */
  public record Year(Statement statement, Map<String, String> alignment, List<ImprovementAction> actions) {}
}
