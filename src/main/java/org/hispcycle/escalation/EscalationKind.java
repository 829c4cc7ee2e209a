package org.hispcycle.escalation;

import java.util.Arrays;
import java.util.Optional;

/** What the Director is asked to resolve, in the circular's words (J5). */
public enum EscalationKind {
  OVERLAPPING_RESPONSIBILITIES("overlapping-responsibilities", "Overlapping responsibilities among agencies"),
  BARRIER("barrier", "Barrier to serving customers across agencies"),
  COORDINATION("coordination", "Coordination of activities"),
  UNCLEAR_RESPONSIBILITY("unclear-responsibility", "Primary responsibility among agencies is unclear");

  private final String slug;
  private final String label;

  EscalationKind(String slug, String label) {
    this.slug = slug;
    this.label = label;
  }

  public String slug() {
    return slug;
  }

  public String label() {
    return label;
  }

  /** Where who is primarily responsible is what has to be resolved, the resolution names the agency. */
  boolean needsPrimaryAgency() {
    return this == UNCLEAR_RESPONSIBILITY;
  }

  static Optional<EscalationKind> bySlug(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug.equals(slug)).findFirst();
  }
}
