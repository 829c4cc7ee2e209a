package org.hispcycle.feedback.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text comes out as it went in, however it is cut into pieces, and a wrong byte is found in its line. */
class Utf8ReaderTest {

  private static final String[] PIECES = {"a", "plain text, ", "\n", "\r\n", "\r", "ä", "–", "ﬁ", "日本", "😀", "\0", "\"\"", "x".repeat(9_000), "é".repeat(70)};

  /** Hands out at most so many bytes at a time, sometimes none more than one. */
  private static InputStream dripping(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 3 : 70_000)));
      }
    };
  }

  private static String text(Random random, int pieces) {
    var text = new StringBuilder();
    random.ints(pieces, 0, PIECES.length).forEach(each -> text.append(PIECES[each]));
    return text.toString();
  }

  private static String readAll(Reader reader, Random random) throws IOException {
    var read = new StringBuilder();
    var chars = new char[10_000];
    for (int n; (n = reader.read(chars, 0, 1 + random.nextInt(random.nextBoolean() ? 2 : chars.length))) >= 0; ) {
      read.append(chars, 0, n);
    }
    return read.toString();
  }

  @Test
  void textsOfAllKindsAreReadWhateverTheSizeOfThePieces() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var text = text(random, random.nextInt(60));
      var reader = new Utf8Reader(dripping(text.getBytes(StandardCharsets.UTF_8), random));
      assertThat(readAll(reader, random)).as("seed %d", seed).isEqualTo(text);
      assertThat(reader.nulSeen()).as("seed %d", seed).isEqualTo(text.contains("\0"));
    }
  }

  @Test
  void aWrongByteIsFoundInItsLineAndTheTextBeforeItIsHandedOver() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var before = text(random, 1 + random.nextInt(40));
      var bytes = (before + "!??after").getBytes(StandardCharsets.UTF_8);
      bytes[before.getBytes(StandardCharsets.UTF_8).length + 1] = (byte) 0xfc;
      var reader = new Utf8Reader(dripping(bytes, random));
      var read = new StringBuilder();
      var refused = catchThrowableOfType(FileRefused.class, () -> {
        var chars = new char[5_000];
        for (int n; (n = reader.read(chars, 0, 1 + random.nextInt(chars.length))) >= 0; ) {
          read.append(chars, 0, n);
        }
      });
      var lines = before.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
      assertThat(refused.problems()).as("seed %d", seed).singleElement().satisfies(problem -> assertThat(problem.line()).isEqualTo(1 + lines));
      assertThat(read.toString()).as("seed %d", seed).isEqualTo(before + "!");
    }
  }

  @Test
  void readAheadInAnotherThreadTheTextIsTheSameAndTheFaultComesAfterIt() throws IOException {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var text = text(random, random.nextInt(120));
      try (var ahead = new ReadAhead(new Utf8Reader(dripping(text.getBytes(StandardCharsets.UTF_8), random)))) {
        assertThat(readAll(ahead, random)).as("seed %d", seed).isEqualTo(text);
        assertThat(ahead.read(new char[1], 0, 1)).isEqualTo(-1);
      }
      var broken = new SequenceInputStream(dripping(text.getBytes(StandardCharsets.UTF_8), random), new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("broken off");
        }
      });
      var read = new StringBuilder();
      try (var ahead = new ReadAhead(new Utf8Reader(broken))) {
        assertThat(catchThrowableOfType(IOException.class, () -> {
          var chars = new char[3_000];
          for (int n; (n = ahead.read(chars, 0, chars.length)) >= 0; ) {
            read.append(chars, 0, n);
          }
        })).hasMessage("broken off");
      }
      assertThat(text).startsWith(read);
    }
  }

  @Test
  void closingBeforeTheEndLeavesNoThreadBehind() throws IOException {
    var ahead = new ReadAhead(new Utf8Reader(new InputStream() {
      @Override
      public int read() {
        return 'a';
      }
    }));
    assertThat(ahead.read(new char[10], 0, 10)).isPositive();
    ahead.close();
    assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("response-file-reader");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void theByteOrderMarkIsLeftOutAndAFileOfNothingElseIsEmpty(int piece) throws IOException {
    for (var text : new String[] {"", "a", "ä\n"}) {
      var reader = new Utf8Reader(new ByteArrayInputStream(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)));
      var chars = new char[100];
      var read = new StringBuilder();
      for (int n; (n = reader.read(chars, 0, piece)) >= 0; ) {
        read.append(chars, 0, n);
      }
      assertThat(read.toString()).isEqualTo(text);
    }
  }

  @Test
  void aCharacterThatBreaksOffAtTheEndIsRefused() {
    var bytes = "ab😀".getBytes(StandardCharsets.UTF_8);
    var reader = new Utf8Reader(new ByteArrayInputStream(bytes, 0, bytes.length - 1));
    assertThat(catchThrowableOfType(FileRefused.class, () -> readAll(reader, new Random(1)))).isNotNull();
  }
}
