package org.hispcycle.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hispcycle.document.Text.Kind;
import org.hispcycle.document.Text.Run;

/** Which words of a text were added and removed: the longest common run of words stays, the rest is marked. */
public final class WordDifference {

  private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");
  /** Beyond this the two texts are shown one after the other: nobody would read the pieces. */
  private static final long MOST_COMPARISONS = 6_000_000;

  private WordDifference() {}

  public static Text between(String before, String after) {
    var a = words(before);
    var b = words(after);
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
      start++;
    }
    int endA = a.size();
    int endB = b.size();
    while (endA > start && endB > start && a.get(endA - 1).equals(b.get(endB - 1))) {
      endA--;
      endB--;
    }
    var runs = new Runs();
    a.subList(0, start).forEach(word -> runs.add(Kind.PLAIN, word));
    middle(a.subList(start, endA), b.subList(start, endB), runs);
    a.subList(endA, a.size()).forEach(word -> runs.add(Kind.PLAIN, word));
    return runs.text();
  }

  private static void middle(List<String> a, List<String> b, Runs runs) {
    if ((long) a.size() * b.size() > MOST_COMPARISONS) {
      a.forEach(word -> runs.add(Kind.REMOVED, word));
      b.forEach(word -> runs.add(Kind.ADDED, word));
      return;
    }
    var common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] = same(a.get(i), b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && same(a.get(i), b.get(j))) {
        runs.add(Kind.PLAIN, b.get(j++));
        i++;
      } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
        runs.add(Kind.REMOVED, a.get(i++));
      } else {
        runs.add(Kind.ADDED, b.get(j++));
      }
    }
  }

  /** A line break more or less after a word is no change worth a mark. */
  private static boolean same(String a, String b) {
    return a.strip().equals(b.strip());
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(text == null ? "" : text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** Joins neighbours of the same kind; within a change what was removed comes first. */
  private static final class Runs {

    private final List<Run> done = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();

    void add(Kind kind, String word) {
      if (kind == Kind.PLAIN) {
        change();
        plain.append(word);
      } else {
        flush(Kind.PLAIN, plain);
        (kind == Kind.REMOVED ? removed : added).append(word);
      }
    }

    private void change() {
      flush(Kind.REMOVED, removed);
      flush(Kind.ADDED, added);
    }

    private void flush(Kind kind, StringBuilder words) {
      if (!words.isEmpty()) {
        done.add(Run.of(kind, words.toString()));
        words.setLength(0);
      }
    }

    Text text() {
      flush(Kind.PLAIN, plain);
      change();
      return new Text(done);
    }
  }
}
