package org.hispcycle.platform;

import java.util.List;

/**
 * Input that cannot be taken as it is. The message is a sentence for the person who sent it: what is wrong, where, and
 * what to do next. Nothing has been written when this is thrown; a task stays open.
 */
public class InputRefused extends RuntimeException {

  /** One fault at one place; {@code field} is a path such as {@code functions.measurement.level}. */
  public record Fault(String field, String message) {}

  private final List<Fault> faults;

  public InputRefused(String sentence) {
    this(sentence, List.of());
  }

  public InputRefused(String sentence, List<Fault> faults) {
    super(sentence);
    this.faults = List.copyOf(faults);
  }

  /** A refusal of several faults; the sentence counts them and gives the first ones in full. */
  public static InputRefused of(List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("A refusal needs at least one fault.");
    }
    var sentence = new StringBuilder();
    faults.stream().limit(3).forEach(fault -> sentence.append(sentence.isEmpty() ? "" : " ").append(fault.message()));
    if (faults.size() > 3) {
      sentence.append(" And ").append(faults.size() - 3).append(" more.");
    }
    return new InputRefused(sentence.toString(), faults);
  }

  /** Refuses with all of them; goes on where there is none. */
  public static void ifAny(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw of(faults);
    }
  }

  public List<Fault> faults() {
    return faults;
  }
}
