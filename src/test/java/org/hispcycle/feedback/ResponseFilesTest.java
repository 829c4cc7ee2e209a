package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ResponseFilesTest {

  private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path directory;

  @Test
  void aFileIsKeptOnceUnderItsHash() throws IOException {
    var files = files();
    assertThat(receive(files)).isTrue();
    assertThat(receive(files)).isFalse();

    assertThat(directory.resolve("ba").resolve(SHA256_OF_ABC)).hasContent("abc");
    assertThat(directory.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void whatIsNotKeptIsGone() throws IOException {
    var files = files();
    try (var incoming = files.receive()) {
      incoming.copying(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8))).read();
      assertThat(directory.resolve("incoming")).isNotEmptyDirectory();
    }

    assertThat(directory.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void whatAKilledServerLeftIsRemovedAtTheNextStart() throws IOException {
    Files.createDirectories(directory.resolve("incoming"));
    Files.writeString(directory.resolve("incoming").resolve("half.part"), "ab");

    files();

    assertThat(directory.resolve("incoming")).isEmptyDirectory();
  }

  private boolean receive(ResponseFiles files) throws IOException {
    try (var incoming = files.receive()) {
      incoming.copying(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8))).transferTo(OutputStream.nullOutputStream());
      assertThat(incoming.size()).isEqualTo(3);
      return incoming.keep(incoming.finish());
    }
  }

  private ResponseFiles files() {
    return new ResponseFiles(new FeedbackSettings(directory, DataSize.ofMegabytes(1), 10, 100, 100, 200, 10));
  }
}
