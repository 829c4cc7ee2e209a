package org.hispcycle.notification;

import java.util.Arrays;
import java.util.List;
import org.hispcycle.platform.security.Roles;

/** Who a step of the ladder tells, in the words of the decision table. */
public enum Audience {
  PEOPLE("people of the task"),
  PEOPLE_AND_HISP_OFFICIAL("people of the task and HISP official"),
  PEOPLE_AND_OFFICIAL("people of the task and Service Delivery Official"),
  PEOPLE_OFFICIAL_AND_OMB("people of the task, Service Delivery Official and OMB lead"),
  PEOPLE_HEAD_AND_OMB("people of the task, head of agency and OMB lead"),
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

  /** The roles that are told although they do not have the task. */
  List<String> escalatedTo() {
    return switch (this) {
      case PEOPLE -> List.of();
      case PEOPLE_AND_HISP_OFFICIAL -> List.of(Roles.HISP_OFFICIAL);
      case PEOPLE_AND_OFFICIAL -> List.of(Roles.SERVICE_DELIVERY_OFFICIAL);
      case PEOPLE_OFFICIAL_AND_OMB -> List.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.OMB_LEAD);
      case PEOPLE_HEAD_AND_OMB -> List.of(Roles.AGENCY_HEAD, Roles.OMB_LEAD);
      case PEOPLE_AND_OMB -> List.of(Roles.OMB_LEAD);
    };
  }
}
