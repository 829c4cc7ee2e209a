package org.hispcycle.feedback.responses;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells a limit how many bytes have been read so far. */
final class BoundedInput extends FilterInputStream {

  private final LongConsumer limit;
  private long count;

  BoundedInput(InputStream in, LongConsumer limit) {
    super(in);
    this.limit = limit;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      advanced(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      advanced(read);
    }
    return read;
  }

  private void advanced(int read) {
    count += read;
    limit.accept(count);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
