package org.hispcycle.platform;

import java.util.List;
import org.hispcycle.platform.InputRefused.Fault;

/** The rule for a text that people enter: there where it is required, and no longer than what is kept. */
public final class TextRule {

  private TextRule() {}

  /**
   * Adds the fault, if there is one.
   *
   * @param what names the text in the sentence, such as "the title of action 1"
   * @param longest most characters
   */
  public static void check(List<Fault> faults, String field, String what, String value, boolean required, int longest) {
    if (required && (value == null || value.isBlank())) {
      faults.add(new Fault(field, "Enter " + what + "."));
    } else if (value != null && value.length() > longest) {
      faults.add(new Fault(field, "Shorten " + what + ": it has " + value.length() + " characters, at most " + longest + " are kept."));
    }
  }

  /** What somebody sent, as a message may repeat it: in one line, and cut after so many characters. */
  public static String shown(String text, int most) {
    var plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > most ? plain.substring(0, most) + "…" : plain;
  }
}
