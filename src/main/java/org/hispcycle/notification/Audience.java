package org.hispcycle.notification;

import java.util.Arrays;

/** Who a step of the ladder tells, in the words of the decision table. */
public enum Audience {
  PEOPLE("people of the task"),
  PEOPLE_AND_OFFICIAL("people of the task and Service Delivery Official"),
  PEOPLE_OFFICIAL_AND_OMB("people of the task, Service Delivery Official and OMB lead"),
  PEOPLE_AND_OMB("people of the task and OMB lead");

  private final String words;

  Audience(String words) {
    this.words = words;
  }

  /** @throws IllegalArgumentException naming the words that the table may use */
  public static Audience of(String words) {
    return Arrays.stream(values()).filter(each -> each.words.equals(words)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The reminder ladder names the audience \"" + words + "\"; it may name: "
            + String.join("; ", Arrays.stream(values()).map(each -> each.words).toList()) + "."));
  }

  boolean includesOfficial() {
    return this == PEOPLE_AND_OFFICIAL || this == PEOPLE_OFFICIAL_AND_OMB;
  }

  boolean includesOmb() {
    return this == PEOPLE_OFFICIAL_AND_OMB || this == PEOPLE_AND_OMB;
  }
}
