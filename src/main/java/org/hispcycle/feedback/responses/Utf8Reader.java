package org.hispcycle.feedback.responses;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and nothing else, and knows in which line it met a byte that does not belong there. */
final class Utf8Reader extends Reader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private long line = 1;
  private boolean begun;
  private boolean ended;
  private char last;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    var target = CharBuffer.wrap(buffer, offset, length).slice();
    while (target.position() == 0) {
      var result = decoder.decode(bytes, target, ended);
      if (target.position() == 0 && result.isError()) {
        throw notUtf8(result);
      }
      if (target.position() > 0) {
        break;
      }
      if (ended) {
        return -1;
      }
      fill();
    }
    if (!begun) {
      begun = true;
      if (buffer[offset] == BYTE_ORDER_MARK) {
        System.arraycopy(buffer, offset + 1, buffer, offset, target.position() - 1);
        target.position(target.position() - 1);
        if (target.position() == 0) {
          return read(buffer, offset, length);
        }
      }
    }
    count(buffer, offset, target.position());
    return target.position();
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  /** Lines end with CR, LF or both, as the CSV reader counts them. */
  private void count(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      char c = buffer[i];
      if (c == '\n' && last != '\r' || c == '\r') {
        line++;
      }
      last = c;
    }
  }

  private FileRefused notUtf8(CoderResult result) {
    int fault = bytes.get(bytes.position()) & 0xff;
    return FileRefused.of("encoding", line, null, "Line " + line + " holds bytes that are not UTF-8 (0x"
        + Integer.toHexString(fault).toUpperCase() + (result.isMalformed() ? "" : ", no character")
        + "). The file was probably saved as Latin-1 or Windows-1252: save it as \"CSV UTF-8\" and upload it again.");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
