package org.hispcycle.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares a question with a printed wording (F2c, F3b, F4b). Brackets are placeholders: {@code [interaction / service]} offers a
 * choice of words, {@code [Agency name]} is filled in. Case, spacing, the kind of apostrophe and a period at the end do not matter.
 * Every text is read a limited number of times, however long it is or whatever it is made of.
 */
final class Wording {

  /** Longest question that is compared; a longer one is no printed wording. */
  private static final int LONGEST = 1_000;
  private static final int LONGEST_NAME = 150;
  private static final int MOST_CHOICES = 3;
  private static final int MOST_WORDS = 6;

  private Wording() {}

  static boolean matchesOne(List<String> templates, String question) {
    if (question == null || question.length() > LONGEST) {
      return false;
    }
    var asked = plain(question);
    return templates.stream().flatMap(template -> expanded(template).stream()).anyMatch(parts -> matches(parts, asked));
  }

  /** What keeps a template from being compared with questions; null where nothing does. */
  static String fault(String template) {
    var rest = template;
    int choices = 0;
    while (!rest.isEmpty()) {
      int open = rest.indexOf('[');
      int close = rest.indexOf(']');
      if (open < 0 && close < 0) {
        return null;
      }
      if (open < 0 || close < open || rest.indexOf('[', open + 1) >= 0 && rest.indexOf('[', open + 1) < close) {
        return "a bracket is missing its other half";
      }
      var words = rest.substring(open + 1, close);
      if (words.isBlank()) {
        return "a pair of brackets is empty";
      }
      if (isChoice(words) && (++choices > MOST_CHOICES || words.split(" / ").length > MOST_WORDS)) {
        return "it offers too many choices in brackets: at most " + MOST_CHOICES + " with " + MOST_WORDS + " words each";
      }
      rest = rest.substring(close + 1);
      if (rest.startsWith("[")) {
        return "two pairs of brackets follow each other without a word between them";
      }
    }
    return null;
  }

  /** The template's fixed texts; between two of them something is filled in. One list for each choice of words. */
  private static List<List<String>> expanded(String template) {
    var all = new ArrayList<List<String>>();
    var rest = template;
    var variants = new ArrayList<List<String>>();
    variants.add(new ArrayList<>(List.of("")));
    while (rest.indexOf('[') >= 0 && rest.indexOf(']') > rest.indexOf('[')) {
      int open = rest.indexOf('[');
      int close = rest.indexOf(']', open);
      var before = rest.substring(0, open);
      var words = rest.substring(open + 1, close);
      variants.forEach(parts -> append(parts, before));
      if (isChoice(words)) {
        var grown = new ArrayList<List<String>>();
        for (var parts : variants) {
          for (var word : words.split(" / ")) {
            var copy = new ArrayList<>(parts);
            append(copy, word);
            grown.add(copy);
          }
        }
        variants = grown;
      } else {
        variants.forEach(parts -> parts.add(""));
      }
      rest = rest.substring(close + 1);
    }
    for (var parts : variants) {
      append(parts, rest);
      // the joined text is made plain as a whole, so that a blank beside a placeholder stays
      all.add(Arrays.asList(plain(String.join("\u0000", parts)).split("\u0000", -1)));
    }
    return all;
  }

  private static void append(List<String> parts, String text) {
    parts.set(parts.size() - 1, parts.get(parts.size() - 1) + text);
  }

  /** From left to right, each fixed text at the first place where it fits; what lies between must be a name. */
  private static boolean matches(List<String> parts, String asked) {
    if (!asked.startsWith(parts.get(0))) {
      return false;
    }
    int at = parts.get(0).length();
    for (int i = 1; i < parts.size(); i++) {
      var fixed = parts.get(i);
      boolean last = i == parts.size() - 1;
      int next = last ? asked.length() - fixed.length() : asked.indexOf(fixed, at + 1);
      if (next <= at || last && !asked.endsWith(fixed) || !isName(asked.substring(at, next))) {
        return false;
      }
      at = next + fixed.length();
    }
    return at == asked.length();
  }

  /** Brackets that were left as they are printed, and whole further sentences, are no name. */
  private static boolean isName(String text) {
    return !text.isBlank() && text.length() <= LONGEST_NAME && text.indexOf('[') < 0 && text.indexOf('?') < 0;
  }

  private static boolean isChoice(String words) {
    return Character.isLowerCase(words.charAt(0)) && words.contains(" / ");
  }

  private static String plain(String text) {
    var plain = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
        blank = plain.length() > 0;
      } else {
        if (blank) {
          plain.append(' ');
        }
        blank = false;
        plain.append(each == '\u2019' || each == '\u2018' ? '\'' : each);
      }
    }
    if (plain.length() > 0 && plain.charAt(plain.length() - 1) == '.') {
      plain.setLength(plain.length() - 1);
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
