package org.hispcycle.feedback.responses;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and nothing else, and knows in which line it met a byte that does not belong there. Bytes are looked at
 * eight at a time; only blocks that hold more than ASCII go through the decoder.
 */
final class Utf8Reader extends Reader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BLOCK = 1 << 12;
  private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * LOW_BITS;
  private static final long RETURNS = '\r' * LOW_BITS;

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] buffer = new byte[1 << 16];
  private final ByteBuffer bytes = ByteBuffer.wrap(buffer).flip();
  /** What the decoder takes at a time: after a letter with an accent there is mostly ASCII again. */
  private final CharBuffer few = CharBuffer.allocate(32).flip();
  private long line = 1;
  private boolean begun;
  private boolean ended;
  private boolean nul;
  private byte last;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  /** Whether a NUL was among what has been read so far. */
  boolean nulSeen() {
    return nul;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int at = offset;
    int end = offset + length;
    while (at == offset || at < end && (few.hasRemaining() || bytes.hasRemaining())) {
      if (!few.hasRemaining() && !bytes.hasRemaining() && !ended) {
        fill();
      }
      int ascii = few.hasRemaining() ? 0 : plainAscii(end - at);
      if (ascii > 0) {
        // both calls are intrinsics of the JVM, several times faster than a loop
        new String(buffer, bytes.position(), ascii, StandardCharsets.ISO_8859_1).getChars(0, ascii, target, at);
        advance(ascii);
        at += ascii;
      } else if (few.hasRemaining() || decodeFew(at == offset)) {
        int taken = Math.min(few.remaining(), end - at);
        few.get(target, at, taken);
        at += taken;
      } else {
        break;
      }
      if (!begun && at > offset) {
        begun = true;
        if (target[offset] == BYTE_ORDER_MARK) {
          System.arraycopy(target, offset + 1, target, offset, at - offset - 1);
          at--;
        }
      }
    }
    return at > offset ? at - offset : -1;
  }

  /** How many of the next bytes, up to the limit, are ASCII for certain. */
  private int plainAscii(int limit) {
    int from = bytes.position();
    int to = from + Math.min(Math.min(limit, BLOCK), bytes.remaining());
    int at = from;
    while (at + 8 <= to && ((long) EIGHT.get(buffer, at) & HIGH_BITS) == 0) {
      at += 8;
    }
    while (at < to && buffer[at] >= 0) {
      at++;
    }
    return at - from;
  }

  /**
   * @param wait whether to read on until there is a character; a fault is told only when all before it has been handed over
   * @return whether there are characters to take
   */
  private boolean decodeFew(boolean wait) throws IOException {
    few.clear();
    while (true) {
      int from = bytes.position();
      var result = decoder.decode(bytes, few, ended);
      int decoded = bytes.position() - from;
      bytes.position(from);
      advance(decoded);
      if (few.position() > 0 || !wait) {
        return few.flip().hasRemaining();
      }
      if (result.isError()) {
        throw notUtf8(result);
      }
      if (ended) {
        return few.flip().hasRemaining();
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(buffer, bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  /** Steps over bytes and counts their lines, which end with CR, LF or both, as the CSV reader counts them. */
  private void advance(int length) {
    int at = bytes.position();
    int to = at + length;
    while (at < to) {
      if (at + 8 <= to) {
        long eight = (long) EIGHT.get(buffer, at);
        if ((zeros(eight ^ RETURNS) | zeros(eight)) == 0 && last != '\r') {
          line += Long.bitCount(zeros(eight ^ LINE_FEEDS));
          last = buffer[at + 7];
          at += 8;
          continue;
        }
      }
      byte one = buffer[at++];
      nul |= one == 0;
      if (one == '\n' && last != '\r' || one == '\r') {
        line++;
      }
      last = one;
    }
    bytes.position(to);
  }

  /** The high bit of every byte that is zero, and of no other. */
  private static long zeros(long eight) {
    return ~(((eight & ~HIGH_BITS) + ~HIGH_BITS) | eight | ~HIGH_BITS);
  }

  private FileRefused notUtf8(CoderResult result) {
    int fault = buffer[bytes.position()] & 0xff;
    return FileRefused.of("encoding", line, null, "Line " + line + " holds bytes that are not UTF-8 (0x"
        + Integer.toHexString(fault).toUpperCase() + (result.isMalformed() ? "" : ", no character")
        + "). The file was probably saved as Latin-1 or Windows-1252: save it as \"CSV UTF-8\" and upload it again.");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
