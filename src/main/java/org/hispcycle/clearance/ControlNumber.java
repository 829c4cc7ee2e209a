package org.hispcycle.clearance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;

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
  private static final Pattern WRITTEN_EXPIRY = Pattern.compile("(?i)\\bexp\\w*\\.?:?\\s*(?:date:?\\s*)?(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})\\b");
  private static final int CENTURY = 2000;
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

  /** The day that somebody wrote behind the number, such as "EXP 3/31/24"; a year of two digits is one of this century. */
  static Optional<LocalDate> expiryIn(String text) {
    var written = WRITTEN_EXPIRY.matcher(text == null ? "" : text);
    if (!written.find()) {
      return Optional.empty();
    }
    var year = Integer.parseInt(written.group(3));
    try {
      return Optional.of(LocalDate.of(year < 100 ? CENTURY + year : year, Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2))));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /** What is wrong with a number and the last day beside it; each fault names the field and what to do. */
  static List<Fault> faults(String field, String text, LocalDate expiresOn) {
    try {
      parse(text);
    } catch (InputRefused none) {
      return List.of(new Fault(field, none.getMessage()));
    }
    return expiryIn(text).filter(written -> expiresOn != null && !written.equals(expiresOn)).map(written -> List.of(new Fault(field, "\"" + shown(text.strip())
        + "\" says that the clearance expires on " + written + ", but the field of the last day says " + expiresOn
        + ". Correct the one that is wrong, and enter the number alone."))).orElse(List.of());
  }

  /** Sentences for whoever entered it: what was left out, and where it is not the number that is usual. Nothing of it is wrong for certain. */
  static List<String> advice(String text, String usual) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    ControlNumber read;
    try {
      read = parse(text);
    } catch (InputRefused refusedLater) {
      return List.of();
    }
    var advice = new ArrayList<>(read.notes());
    if (usual != null && !usual.equals(read.number())) {
      var digits = java.util.stream.IntStream.range(0, usual.length()).filter(i -> usual.charAt(i) != read.number().charAt(i)).count();
      advice.add(read.number() + " is not " + usual + ", the number that is usual here" + (digits == 1 ? ": one digit differs. Check it for a slip of the pen."
          : ". OIRA may assign another one; check that it is meant."));
    }
    return List.copyOf(advice);
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
