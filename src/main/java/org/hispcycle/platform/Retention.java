package org.hispcycle.platform;

import java.time.Instant;
import java.time.Period;

/**
 * One kind of record that is removed when its time is over; the feature that keeps it offers one bean. What a running case or a
 * published number needs is never due, however old it is.
 */
public interface Retention {

  /** Two or three words in kebab-case; {@code hisp.retention.keep.<kind>} sets how long it is kept. */
  String kind();

  /** Sentences: what is removed, what stays, and from when its time counts. */
  String what();

  /** Unless it is set otherwise. */
  Period keeps();

  /** How many would be removed now; removes nothing. */
  int due(Instant before);

  /**
   * Removes some of what is due, in a transaction of its own or the caller's.
   *
   * @return how many were removed; 0 where nothing is due any more
   */
  int remove(Instant before, int most);
}
