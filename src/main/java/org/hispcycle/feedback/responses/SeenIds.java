package org.hispcycle.feedback.responses;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The external ids read so far, as 64-bit hashes in one open-addressed table: 16 bytes a row at most, 128 MB for ten
 * million rows, and nothing for the garbage collector to follow. The seed is new for every file, so nobody can prepare
 * ids that collide. By chance two of ten million ids do so once in some 370,000 such files; the second of them would be
 * refused as a repetition, and the check report would say so.
 */
final class SeenIds {

  private static final long MIX_1 = 0xff51afd7ed558ccdL;
  private static final long MIX_2 = 0xc4ceb9fe1a85ec53L;
  private static final double FULL = 0.62;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private long[] slots = new long[1 << 12];
  private int size;
  private int growAt = (int) (slots.length * FULL);
  private boolean zeroSeen;

  /** @return whether it was not there before */
  boolean add(long hash) {
    if (hash == 0) {
      // an empty slot is a zero
      var added = !zeroSeen;
      zeroSeen = true;
      return added;
    }
    if (!insert(slots, hash)) {
      return false;
    }
    if (++size >= growAt) {
      grow();
    }
    return true;
  }

  boolean contains(long hash) {
    if (hash == 0) {
      return zeroSeen;
    }
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return true;
      }
      at = at + 1 & mask;
    }
    return false;
  }

  long hash(char[] buffer, int offset, int length) {
    long hash = seed ^ length * MIX_1;
    for (int i = offset; i < offset + length; i++) {
      hash = Long.rotateLeft((hash ^ buffer[i]) * MIX_1, 29);
    }
    hash = (hash ^ hash >>> 33) * MIX_2;
    return hash ^ hash >>> 33;
  }

  private static boolean insert(long[] slots, long hash) {
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = at + 1 & mask;
    }
    slots[at] = hash;
    return true;
  }

  private void grow() {
    var larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        insert(larger, hash);
      }
    }
    slots = larger;
    growAt = (int) (larger.length * FULL);
  }
}
