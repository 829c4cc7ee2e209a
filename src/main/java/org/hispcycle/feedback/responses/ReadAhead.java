package org.hispcycle.feedback.responses;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a text in a thread of its own, a few blocks ahead of whoever takes it: unpacking, hashing and decoding then go on
 * beside the checks. What goes wrong there is thrown here, after everything that was read before it. Closing waits for the
 * thread, so that nobody reads the source any more.
 */
final class ReadAhead extends Reader {

  private record Block(char[] chars, int length, Throwable fault) {}

  private static final int BLOCK = 1 << 15;
  private static final int BLOCKS_AHEAD = 4;

  private final Reader source;
  private final BlockingQueue<Block> ready = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
  private final BlockingQueue<char[]> free = new ArrayBlockingQueue<>(BLOCKS_AHEAD + 2);
  private final Thread thread;
  private Block current = new Block(new char[0], 0, null);
  private int taken;
  private boolean ended;

  ReadAhead(Reader source) {
    this.source = source;
    for (int i = 0; i < BLOCKS_AHEAD + 2; i++) {
      free.add(new char[BLOCK]);
    }
    thread = new Thread(this::readOn, "response-file-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void readOn() {
    try {
      for (boolean more = true; more; ) {
        more = hand(free.take());
      }
    } catch (InterruptedException closed) {
      // nobody waits for more
    }
  }

  /** @return whether there is more to read */
  private boolean hand(char[] chars) throws InterruptedException {
    int length = 0;
    Throwable fault = null;
    boolean ended = false;
    try {
      while (length < chars.length && !ended) {
        int read = source.read(chars, length, chars.length - length);
        ended = read < 0;
        length += Math.max(0, read);
      }
    } catch (IOException | RuntimeException | Error failed) {
      fault = failed;
    }
    ready.put(new Block(chars, length, fault));
    if (ended && length > 0) {
      ready.put(new Block(new char[0], 0, null));
    }
    return !ended && fault == null;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (taken == current.length()) {
      next();
      if (current.length() == 0) {
        ended = true;
        return -1;
      }
    }
    int now = Math.min(length, current.length() - taken);
    System.arraycopy(current.chars(), taken, target, offset, now);
    taken += now;
    return now;
  }

  private void next() throws IOException {
    if (current.fault() != null) {
      throwAgain(current.fault());
    }
    if (current.chars().length > 0) {
      free.offer(current.chars());
    }
    try {
      current = ready.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The reading of the file was interrupted.");
    }
    taken = 0;
    if (current.length() == 0 && current.fault() != null) {
      throwAgain(current.fault());
    }
  }

  private static void throwAgain(Throwable fault) throws IOException {
    if (fault instanceof IOException unreadable) {
      throw unreadable;
    }
    if (fault instanceof Error grave) {
      throw grave;
    }
    throw (RuntimeException) fault;
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    source.close();
  }
}
