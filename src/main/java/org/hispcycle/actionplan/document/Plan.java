package org.hispcycle.actionplan.document;

import org.hispcycle.cycle.Obligation;
import org.hispcycle.edition.Edition;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Hisp;

/**
 * Whose plan of which cycle, and where it stands.
 *
 * @param hisp null where the department itself is the subject
 */
record Plan(Obligation duty, Edition edition, Agency agency, Hisp hisp) {

  String key() {
    return duty.businessKey();
  }

  int year() {
    return duty.cycleYear();
  }

  String subject() {
    return hisp == null ? agency.name() : hisp.name();
  }

  /** {@code CX Action Plan 2024, Veterans Benefits Administration}. */
  String title() {
    return edition.planName() + " " + year() + ", " + subject();
  }

  int actionYear() {
    return year() + edition.actionYearOffset();
  }

  /** Null where the edition asks for no budget requests. */
  Integer budgetYear() {
    return edition.budgetYearOffset() == null ? null : Integer.valueOf(year() + edition.budgetYearOffset());
  }
}
