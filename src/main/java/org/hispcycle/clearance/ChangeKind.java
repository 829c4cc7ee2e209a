package org.hispcycle.clearance;

import java.util.stream.Stream;

/** What the change of an approved survey asks for; decided by processes/survey-change.dmn. */
public enum ChangeKind {
  /** No change: a survey of its own. */
  NEW("new"),
  /** Nothing that OMB approved is different; it is recorded. */
  COSMETIC("cosmetic"),
  /** OMB and OIRA review it; number and expiry stay, only the difference of the burden is drawn. */
  NON_SUBSTANTIVE("nonSubstantive"),
  /** A clearance of its own that replaces the approved survey. */
  SUBSTANTIVE("substantive");

  private final String id;

  ChangeKind(String id) {
    this.id = id;
  }

  /** As decision table and database call it. */
  public String id() {
    return id;
  }

  static ChangeKind of(String id) {
    return id == null ? null : Stream.of(values()).filter(each -> each.id.equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no kind of change \"" + id + "\"."));
  }
}
