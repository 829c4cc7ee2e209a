package org.hispcycle.feedback;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The uploaded files, each under the SHA-256 of its bytes and never changed. A file first grows in {@code incoming} and is
 * moved to its place in one step, so no half file is ever found under a hash; what a killed server left in
 * {@code incoming} is removed at the next start.
 */
@Component
class ResponseFiles {

  private final Path directory;
  private final Path incoming;

  ResponseFiles(FeedbackSettings settings) {
    this.directory = settings.directory();
    this.incoming = directory.resolve("incoming");
    try {
      Files.createDirectories(incoming);
      try (var leftOver = Files.list(incoming)) {
        for (var file : leftOver.toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException("The directory for response files, " + directory.toAbsolutePath()
          + ", cannot be used. Set hisp.feedback.directory to one that the application may write to.", unusable);
    }
  }

  /** A file that is being received; closing it removes what was not kept. */
  Incoming receive() throws IOException {
    return new Incoming(incoming.resolve(UUID.randomUUID() + ".part"));
  }

  Path place(String sha256) {
    return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  void remove(String sha256) {
    try {
      Files.deleteIfExists(place(sha256));
    } catch (IOException stuck) {
      throw new UncheckedIOException("The response file " + sha256 + " could not be removed.", stuck);
    }
  }

  final class Incoming implements AutoCloseable {

    private final Path path;
    private final OutputStream copy;
    private final MessageDigest digest;
    private long size;

    private Incoming(Path path) throws IOException {
      this.path = path;
      this.copy = Files.newOutputStream(path);
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    /** The upload, of which every byte that is read is copied and hashed on the way. Closing it closes nothing. */
    InputStream copying(InputStream upload) {
      return new FilterInputStream(upload) {
        @Override
        public int read() throws IOException {
          var one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int read = super.read(buffer, offset, length);
          if (read > 0) {
            copy.write(buffer, offset, read);
            digest.update(buffer, offset, read);
            size += read;
          }
          return read;
        }

        @Override
        public void close() {
          // the caller still has to read the rest
        }
      };
    }

    long size() {
      return size;
    }

    /** The hash of everything that was read; asked once, when all was. */
    String finish() throws IOException {
      copy.close();
      return HexFormat.of().formatHex(digest.digest());
    }

    /** @return whether the file was not there yet */
    boolean keep(String sha256) throws IOException {
      var place = place(sha256);
      if (Files.exists(place)) {
        return false;
      }
      Files.createDirectories(place.getParent());
      Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }

    @Override
    public void close() throws IOException {
      copy.close();
      Files.deleteIfExists(path);
    }
  }
}
