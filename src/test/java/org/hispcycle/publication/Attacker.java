package org.hispcycle.publication;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Somebody who has everything that was ever published, and knows of each number which datasets are in it: solves the
 * linear equations. Works modulo a large prime, in which no equation of small numbers becomes dependent by chance.
 */
final class Attacker {

  private static final long PRIME = 2_147_483_647;
  private final int unknowns;
  private final List<long[]> reduced = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  Attacker(int unknowns) {
    this.unknowns = unknowns;
  }

  /** A published sum, by the datasets that are in it. */
  void learn(BitSet members) {
    var row = new long[unknowns];
    members.stream().forEach(each -> row[each] = 1);
    reduce(row);
    for (int column = 0; column < unknowns; column++) {
      if (row[column] != 0) {
        scale(row, BigInteger.valueOf(row[column]).modInverse(BigInteger.valueOf(PRIME)).longValueExact());
        for (var other : reduced) {
          subtract(other, row, other[column]);
        }
        reduced.add(row);
        pivots.add(column);
        return;
      }
    }
  }

  /** Whether the equations give exactly this dataset. */
  boolean knows(int dataset) {
    var wanted = new long[unknowns];
    wanted[dataset] = 1;
    reduce(wanted);
    for (var each : wanted) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  private void reduce(long[] row) {
    for (int i = 0; i < reduced.size(); i++) {
      subtract(row, reduced.get(i), row[pivots.get(i)]);
    }
  }

  private static void subtract(long[] row, long[] other, long times) {
    if (times == 0) {
      return;
    }
    for (int i = 0; i < row.length; i++) {
      if (other[i] != 0) {
        row[i] = Math.floorMod(row[i] - times * other[i] % PRIME, PRIME);
      }
    }
  }

  private static void scale(long[] row, long factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] * factor % PRIME;
    }
  }
}
