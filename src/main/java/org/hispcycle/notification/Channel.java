package org.hispcycle.notification;

import java.util.Arrays;

/** Which way a reminder goes, in the words of the decision table. */
public enum Channel {
  /** In the one mail of the day. */
  DIGEST("digest"),
  /** In a mail of its own, as soon as no quiet time holds it. */
  INSTANT("instant"),
  /** The people of the task in the digest; those to whom it is escalated in a letter of its own. */
  ESCALATION("digest, escalation in a letter of its own");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /** @throws IllegalArgumentException naming the words that the table may use */
  public static Channel of(String words) {
    return Arrays.stream(values()).filter(each -> each.words.equals(words)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The reminder ladder names the channel \"" + words + "\"; it may name: "
            + String.join("; ", Arrays.stream(values()).map(each -> each.words).toList()) + "."));
  }

  /** What it means for one who is told. */
  Channel forOne(boolean copied) {
    return this == ESCALATION && !copied ? DIGEST : this;
  }
}
