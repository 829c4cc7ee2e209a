package org.hispcycle.clearance;

import java.util.Optional;
import java.util.stream.Stream;
import org.hispcycle.platform.security.Roles;

/** The two who review a request at OMB (H4), by the step that each of them decides in. */
public enum Reviewer {
  DESK_OFFICER("Task_ReviewAsDeskOfficer", Roles.OMB_DESK_OFFICER), OIRA("Task_ReviewAsOira", Roles.OIRA_ANALYST);

  private final String step;
  private final String role;

  Reviewer(String step, String role) {
    this.step = step;
    this.role = role;
  }

  /** The step in the story of a case. */
  public String step() {
    return step;
  }

  public String role() {
    return role;
  }

  static Optional<Reviewer> of(String step) {
    return Stream.of(values()).filter(each -> each.step.equals(step)).findFirst();
  }
}
