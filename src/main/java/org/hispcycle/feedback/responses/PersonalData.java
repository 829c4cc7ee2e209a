package org.hispcycle.feedback.responses;

/**
 * Finds what would tell who somebody is in free text: e-mail addresses, U.S. phone numbers and Social Security numbers
 * (G10). It looks at shapes only and errs on the side of finding: nine digits in a row may be a claim number, and are
 * masked all the same. Names are not found.
 */
public final class PersonalData {

  /** What a finding is called in problems and masks. */
  enum Kind {
    EMAIL("e-mail address"), PHONE("phone number"), SSN("Social Security number");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Told of each finding, from left to right, none overlapping. */
  interface Finding {
    void at(Kind kind, int from, int to);
  }

  private static final int MOST_GROUPS = 5;

  private PersonalData() {}

  /** The text with a label in place of each finding, such as {@code [e-mail address]}; null stays null. */
  public static String masked(String text) {
    if (text == null) {
      return null;
    }
    var chars = text.toCharArray();
    var masked = new StringBuilder();
    int[] copied = {0};
    scan(chars, 0, chars.length, (kind, from, to) -> {
      masked.append(chars, copied[0], from - copied[0]).append('[').append(kind.label()).append(']');
      copied[0] = to;
    });
    return masked.append(chars, copied[0], chars.length - copied[0]).toString();
  }

  static void scan(char[] text, int offset, int length, Finding finding) {
    int end = offset + length;
    int from = offset;
    for (int at = offset; at < end; at++) {
      char c = text[at];
      int to = -1;
      if (c == '@') {
        int start = beginOfAddress(text, from, at);
        int stop = endOfAddress(text, at + 1, end);
        if (start < at && stop > at) {
          finding.at(Kind.EMAIL, start, stop);
          to = stop;
        }
      } else if (digit(c)) {
        to = numbers(text, from, at, end, finding);
      }
      if (to > at) {
        from = to;
        at = to - 1;
      }
    }
  }

  private static int beginOfAddress(char[] text, int from, int at) {
    int start = at;
    while (start > from && (letterOrDigit(text[start - 1]) || "._%+-'".indexOf(text[start - 1]) >= 0)) {
      start--;
    }
    while (start < at && !letterOrDigit(text[start])) {
      start++;
    }
    return start;
  }

  /** @return behind the last label of a domain with a dot, or -1 */
  private static int endOfAddress(char[] text, int from, int end) {
    int at = from;
    int stop = -1;
    int label = from;
    boolean dotted = false;
    while (at < end && (letterOrDigit(text[at]) || text[at] == '-' || text[at] == '.')) {
      if (text[at] == '.') {
        if (at == label) {
          break;
        }
        dotted = true;
        label = at + 1;
      } else if (dotted && at - label >= 1 && letterOrDigit(text[at])) {
        stop = at + 1;
      }
      at++;
    }
    return stop;
  }

  /**
   * Reads groups of digits with one separator between them and tells of the first run that looks like a number of somebody.
   *
   * @return where to look on
   */
  private static int numbers(char[] text, int from, int at, int end, Finding finding) {
    boolean partOfWord = at > from && letterOrDigit(text[at - 1]);
    var sizes = new int[MOST_GROUPS];
    var starts = new int[MOST_GROUPS];
    var ends = new int[MOST_GROUPS];
    int groups = 0;
    int next = at;
    while (groups < MOST_GROUPS && next < end && digit(text[next])) {
      starts[groups] = next;
      while (next < end && digit(text[next])) {
        next++;
      }
      ends[groups] = next;
      sizes[groups] = next - starts[groups];
      groups++;
      int gap = separator(text, next, end);
      if (gap == 0 || next + gap >= end || !digit(text[next + gap])) {
        break;
      }
      next += gap;
    }
    boolean runsOn = ends[groups - 1] < end && letterOrDigit(text[ends[groups - 1]]);
    for (int first = partOfWord ? 1 : 0; first < groups; first++) {
      for (int last = groups - 1 - (runsOn ? 1 : 0); last >= first; last--) {
        var kind = kind(text, starts, sizes, first, last);
        if (kind != null) {
          int begin = starts[first];
          while (begin > from && (text[begin - 1] == '(' || text[begin - 1] == '+')) {
            begin--;
          }
          finding.at(kind, begin, ends[last]);
          return ends[last];
        }
      }
    }
    // the last group may begin a number that goes on behind those that fit
    return groups == MOST_GROUPS ? ends[0] : ends[groups - 1];
  }

  private static int separator(char[] text, int at, int end) {
    if (at >= end) {
      return 0;
    }
    if (text[at] == ')' && at + 1 < end && (text[at + 1] == ' ' || text[at + 1] == '-')) {
      return 2;
    }
    if ((text[at] == ' ' || text[at] == '-') && at + 1 < end && text[at + 1] == '(') {
      return 2;
    }
    return " -.)/\u00a0\u2011\u2013".indexOf(text[at]) >= 0 ? 1 : 0;
  }

  private static Kind kind(char[] text, int[] starts, int[] sizes, int first, int last) {
    int groups = last - first + 1;
    boolean country = text[starts[first]] == '1';
    return switch (groups) {
      case 1 -> sizes[first] == 9 ? Kind.SSN : sizes[first] == 10 || sizes[first] == 11 && country ? Kind.PHONE : null;
      case 2 -> fits(sizes, first, 3, 7) || fits(sizes, first, 6, 4) || country && fits(sizes, first, 1, 10) ? Kind.PHONE : null;
      case 3 -> fits(sizes, first, 3, 2, 4) ? Kind.SSN : fits(sizes, first, 3, 3, 4) ? Kind.PHONE : null;
      case 4 -> country && fits(sizes, first, 1, 3, 3, 4) ? Kind.PHONE : null;
      default -> null;
    };
  }

  private static boolean fits(int[] sizes, int first, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (sizes[first + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letterOrDigit(char c) {
    return c < 128 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c) : Character.isLetterOrDigit(c);
  }
}
