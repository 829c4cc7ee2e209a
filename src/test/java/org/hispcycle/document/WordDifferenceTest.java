package org.hispcycle.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hispcycle.document.Text.Kind;
import org.junit.jupiter.api.Test;

class WordDifferenceTest {

  private static String marked(String before, String after) {
    return WordDifference.between(before, after).runs().stream().map(run -> switch (run.kind()) {
      case ADDED -> "{+" + run.text() + "+}";
      case REMOVED -> "[-" + run.text() + "-]";
      default -> run.text();
    }).collect(Collectors.joining());
  }

  @Test
  void changedWordsAreMarkedAndTheRestStays() {
    assertThat(marked("Answer within forty minutes on average", "Answer within twenty minutes on average")).isEqualTo("Answer within [-forty -]{+twenty +}minutes on average");
    assertThat(marked("", "new text")).isEqualTo("{+new text+}");
    assertThat(marked("old text", "")).isEqualTo("[-old text-]");
    assertThat(marked("same", "same")).isEqualTo("same");
    assertThat(marked("a b c", "a x b c y")).isEqualTo("a {+x +}b c {+y+}");
    assertThat(marked("one two three", "three four five")).isEqualTo("[-one two -]three {+four five+}");
    assertThat(marked(null, "x")).isEqualTo("{+x+}");
  }

  @Test
  void bothTextsCanAlwaysBeReadOutOfIt() {
    var random = new Random(280);
    for (int round = 0; round < 300; round++) {
      var before = words(random);
      var after = words(random);
      var text = WordDifference.between(before, after);
      assertThat(of(text, Kind.REMOVED)).isEqualToIgnoringWhitespace(before);
      assertThat(of(text, Kind.ADDED)).isEqualToIgnoringWhitespace(after);
    }
  }

  private static String of(Text text, Kind also) {
    return text.runs().stream().filter(run -> run.kind() == Kind.PLAIN || run.kind() == also).map(Text.Run::text).collect(Collectors.joining(" "));
  }

  private static String words(Random random) {
    return IntStream.range(0, random.nextInt(30)).mapToObj(i -> "w" + random.nextInt(6)).collect(Collectors.joining(random.nextBoolean() ? " " : "\n"));
  }

  @Test
  void aTextTooLongToCompareIsShownWhole() {
    var before = "old ".repeat(4_000).strip();
    var after = "new ".repeat(4_000).strip();
    assertThat(WordDifference.between(before, after).runs()).extracting(Text.Run::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
  }
}
