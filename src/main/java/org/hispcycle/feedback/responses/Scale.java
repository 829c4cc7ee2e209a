package org.hispcycle.feedback.responses;

import java.util.Arrays;
import java.util.Optional;

/** How question 1 was asked; ids are those of Touchpoints, which agencies' files follow. */
public enum Scale {
  THUMBS("thumbs_up_down", "Thumbs up or down", 0, 1),
  LIKERT("likert_scale", "Five-point Likert scale", 1, 5);

  private final String id;
  private final String label;
  private final int lowest;
  private final int highest;

  Scale(String id, String label, int lowest, int highest) {
    this.id = id;
    this.label = label;
    this.lowest = lowest;
    this.highest = highest;
  }

  public static Optional<Scale> byId(String id) {
    return Arrays.stream(values()).filter(scale -> scale.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  public int lowest() {
    return lowest;
  }

  public int highest() {
    return highest;
  }
}
