package org.hispcycle.clearance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused;

/**
 * An OMB control number as people write it: the number itself, and what was left out to get it (H2, X6). The public data hold
 * it with blanks, with words before it and with an expiry date behind it; others hold the words and no number.
 *
 * @param number four digits, a hyphen and four digits, such as {@code 2900-0770}
 * @param notes sentences for whoever entered it; empty where it was written as it should be
 */
public record ControlNumber(String number, List<String> notes) {

  public static final String EXAMPLE = "2900-0770";

  /** Two groups of four, with any dash; no part of a longer number such as 202102-0690-001. */
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w\\p{Pd}])(\\d{4})\\s?[\\p{Pd}\\u2212]\\s?(\\d{4})(?!\\w|\\p{Pd}\\d)");
  private static final Pattern PREFIX = Pattern.compile("(?i)^[\\s#:.]*((omb|control|number|no|num|nr|approval)\\b[\\s.:#]*)*$");
  private static final Pattern EXPIRY = Pattern.compile("(?i).*\\b(exp|expires|expiration|expiry)\\b.*");
  private static final int SHOWN = 80;

  /** @throws InputRefused with a sentence that says what is wrong and what to enter */
  public static ControlNumber parse(String text) {
    var given = text == null ? "" : text.replaceAll("[\\s\\u00a0\\u2007\\u202f\\ufeff\\u200b]+", " ").strip();
    if (given.isEmpty()) {
      throw new InputRefused("Enter the OMB control number as four digits, a hyphen and four digits, such as " + EXAMPLE + ".");
    }
    var found = NUMBER.matcher(given);
    if (!found.find()) {
      throw new InputRefused("Enter the OMB control number as four digits, a hyphen and four digits, such as " + EXAMPLE + "; \"" + shown(given)
          + "\" is none.");
    }
    var number = found.group(1) + "-" + found.group(2);
    var before = given.substring(0, found.start()).strip();
    var behind = given.substring(found.end()).strip();
    while (found.find()) {
      var other = found.group(1) + "-" + found.group(2);
      if (!other.equals(number)) {
        throw new InputRefused("\"" + shown(given) + "\" holds two control numbers, " + number + " and " + other
            + ". Enter the one that the survey is approved under.");
      }
    }
    var notes = new ArrayList<String>();
    if (!before.isEmpty()) {
      if (!PREFIX.matcher(before).matches()) {
        throw new InputRefused("\"" + shown(given) + "\" is more than a control number. Enter only the four digits, the hyphen and the four digits: " + number + "?");
      }
      notes.add("\"" + shown(before) + "\" before the number was left out.");
    }
    if (!behind.isEmpty()) {
      notes.add("\"" + shown(behind) + "\" behind the number was left out." + (EXPIRY.matcher(behind).matches()
          ? " Check that the expiry date stands in its own field." : ""));
    }
    return new ControlNumber(number, List.copyOf(notes));
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
