package org.hispcycle.feedback.responses;

/**
 * Finds what would tell who somebody is in free text: e-mail addresses, U.S. phone numbers and Social Security numbers
 * (G10), also where they are written with blanks ("202 - 555 - 0100") or spelled out ("jane (at) example dot com"). It looks
 * at shapes, and at the words before them only where a shape alone says little: seven digits, or "at" before a domain. It errs
 * on the side of finding: nine digits in a row may be a claim number, and are masked all the same. Names are not found.
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

  private static final int AT = 'a' << 16 | 't';
  private static final int MOST_GROUPS = 5;
  private static final int FEWEST_DIGITS = 7;
  /** Characters between two groups of one number, or around the sign of an address. */
  private static final int WIDEST_GAP = 6;
  private static final int MOST_BLANKS = 3;
  /** How far back a word tells what the digits behind it are. */
  private static final int NEAR = 24;
  private static final String[] CALLING = {"call", "phone", "tel", "cell", "mobile", "fax", "text me", "reach", "dial", "contact", "number is"};
  private static final String[] COUNTING = {"order", "claim", "case", "form", "room", "page", "invoice", "ticket", "item", "part", "model", "#", "$"};
  private static final String[] WRITING = {"mail", "write", "contact", "reach"};

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
    // the last two characters in lower case: one comparison that is seldom true, because every branch taken by chance costs more than many that are not
    int two = 0;
    for (int at = offset; at < end; at++) {
      char c = text[at];
      two = two << 16 | c | 32;
      int to = -1;
      if (c == '@') {
        to = address(text, from, at, at + 1, end, finding);
      } else if (digit(c)) {
        to = numbers(text, from, at, end, finding);
        if (to < 0) {
          // no number of anybody, but perhaps the end of an address's first part
          at = -to - 1;
        }
      } else if (two == AT && at - 1 > from && !letterOrDigit(text[at - 2])) {
        to = spelledAddress(text, from, at - 1, end, finding);
      }
      if (to > at) {
        from = to;
        at = to - 1;
      }
    }
  }

  /**
   * @param sign where the "@" stands, with {@code behind} after it
   * @return behind the address, or -1
   */
  private static int address(char[] text, int from, int sign, int behind, int end, Finding finding) {
    int start = beginOfAddress(text, from, sign);
    int stop = endOfAddress(text, behind, end);
    if (start == sign || stop < 0) {
      // "jane @ example.gov"
      int before = blanksBack(text, from, sign);
      int after = blanks(text, behind, end);
      start = beginOfAddress(text, from, before);
      stop = before == sign && after == behind || start == before ? -1 : endOfSpelledDomain(text, after, end, false);
    }
    if (start >= sign || stop < 0) {
      return -1;
    }
    finding.at(Kind.EMAIL, start, stop);
    return stop;
  }

  /**
   * "jane (at) example dot com". The word alone stands before many a domain ("found it at irs.gov"): it needs brackets, a spelled-out
   * dot, a name as only addresses have them, or a word about writing before it.
   */
  private static int spelledAddress(char[] text, int from, int at, int end, Finding finding) {
    boolean opened = at > from && "([{<".indexOf(text[at - 1]) >= 0;
    boolean closed = at + 2 < end && ")]}>".indexOf(text[at + 2]) >= 0;
    int sign = opened ? at - 1 : at;
    int behind = closed ? at + 3 : at + 2;
    int before = blanksBack(text, from, sign);
    int after = blanks(text, behind, end);
    if (opened != closed || !opened && (before == sign || after == behind)) {
      return -1;
    }
    int start = beginOfAddress(text, from, before);
    if (start == before) {
      return -1;
    }
    boolean surely = opened || onlyInAddresses(text, start, before) || near(text, from, start, WRITING);
    int stop = endOfSpelledDomain(text, after, end, !surely);
    if (stop < 0) {
      return -1;
    }
    finding.at(Kind.EMAIL, start, stop);
    return stop;
  }

  private static boolean onlyInAddresses(char[] text, int start, int end) {
    boolean letter = false;
    boolean odd = false;
    for (int i = start; i < end; i++) {
      boolean isDigit = digit(text[i]);
      odd |= isDigit || text[i] == '.' || text[i] == '_';
      letter |= !isDigit && letterOrDigit(text[i]);
    }
    return letter && odd;
  }

  /**
   * @param spelledOut whether a domain counts only if a dot in it is written as a word
   * @return behind the last label, or -1
   */
  private static int endOfSpelledDomain(char[] text, int from, int end, boolean spelledOut) {
    int at = from;
    int stop = -1;
    boolean spelled = false;
    for (int labels = 1; at < end; labels++) {
      int label = at;
      boolean letters = true;
      while (at < end && (letterOrDigit(text[at]) || text[at] == '-')) {
        letters &= !digit(text[at]) && text[at] != '-';
        at++;
      }
      if (at == label || labels == 1 && at - label == 3 && word(text, label, end, "www")) {
        break;
      }
      if (labels > 1 && letters && at - label > 1 && (spelled || !spelledOut)) {
        stop = at;
      }
      if (at < end && text[at] == '.') {
        at++;
        continue;
      }
      int dot = blanks(text, at, end);
      int bracket = dot < end && "([{".indexOf(text[dot]) >= 0 ? 1 : 0;
      if (dot == at && bracket == 0 || !word(text, dot + bracket, end, "dot")) {
        break;
      }
      int next = blanks(text, dot + bracket + 3 + bracket, end);
      if (bracket == 0 && next == dot + 3) {
        break;
      }
      spelled = true;
      at = next;
    }
    return stop;
  }

  private static boolean word(char[] text, int at, int end, String word) {
    if (at + word.length() > end) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((text[at + i] | 32) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of the words stands shortly before; what was masked is no word. */
  private static boolean near(char[] text, int from, int at, String[] words) {
    int start = at;
    while (start > from && at - start < NEAR && text[start - 1] != ']') {
      start--;
    }
    for (var word : words) {
      for (int i = start; i + word.length() <= at; i++) {
        if (startsWith(text, i, word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsWith(char[] text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = text[at + i];
      if ((c >= 'A' && c <= 'Z' ? c | 32 : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int blanks(char[] text, int from, int end) {
    int at = from;
    while (at < end && at - from < MOST_BLANKS && blank(text[at])) {
      at++;
    }
    return at;
  }

  private static int blanksBack(char[] text, int from, int end) {
    int at = end;
    while (at > from && end - at < MOST_BLANKS && blank(text[at - 1])) {
      at--;
    }
    return at;
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
   * Reads groups of digits with a gap between them and tells of the first run that looks like a number of somebody.
   *
   * @return where to look on, negative where nothing was found
   */
  private static int numbers(char[] text, int from, int at, int end, Finding finding) {
    int alone = at + 1;
    while (alone < end && digit(text[alone])) {
      alone++;
    }
    if (alone - at < FEWEST_DIGITS) {
      int gap = separator(text, alone, end);
      if (gap == 0 || alone + gap >= end || !digit(text[alone + gap])) {
        return -alone;
      }
    }
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
        if (kind == null && local(text, from, end, starts, ends, sizes, first, last)) {
          kind = Kind.PHONE;
        }
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
    return -(groups == MOST_GROUPS ? ends[0] : ends[groups - 1]);
  }

  /** Blanks, brackets and at most one mark between two groups of one number: "-", " - ", ") ", ".", "/", "  ". */
  private static int separator(char[] text, int at, int end) {
    int most = Math.min(end, at + WIDEST_GAP);
    int next = at;
    boolean marked = false;
    while (next < most) {
      char c = text[next];
      if (c == '.' || c == '/' || hyphen(c)) {
        if (marked) {
          return 0;
        }
        marked = true;
      } else if (!blank(c) && c != ')' && c != '(') {
        break;
      }
      next++;
    }
    return next - at;
  }

  /**
   * A number without area code: three and four digits, joined by a hyphen, of which the first is no 0 or 1 (no exchange begins so).
   * Order and page numbers look the same: not after a word that counts things. Without a hyphen only after a word about calling.
   */
  private static boolean local(char[] text, int from, int end, int[] starts, int[] ends, int[] sizes, int first, int last) {
    boolean two = last == first + 1 && sizes[first] == 3 && sizes[last] == 4;
    if (!two && !(last == first && sizes[first] == 7) || text[starts[first]] < '2') {
      return false;
    }
    // part of something longer: "12-555-0100", "555-0100/7"
    if (starts[first] > from && mark(text[starts[first] - 1]) || ends[last] + 1 < end && mark(text[ends[last]]) && digit(text[ends[last] + 1])) {
      return false;
    }
    if (near(text, from, starts[first], CALLING)) {
      return true;
    }
    boolean hyphen = false;
    for (int i = ends[first]; two && i < starts[last]; i++) {
      hyphen |= hyphen(text[i]);
    }
    return hyphen && !near(text, from, starts[first], COUNTING);
  }

  private static boolean mark(char c) {
    return c == '.' || c == '/' || c == ',' || hyphen(c);
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

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\u00a0' || c == '\u2009' || c == '\u202f';
  }

  private static boolean hyphen(char c) {
    return c == '-' || c >= '\u2010' && c <= '\u2014' || c == '\u2212';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letterOrDigit(char c) {
    return c < 128 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c) : Character.isLetterOrDigit(c);
  }
}
