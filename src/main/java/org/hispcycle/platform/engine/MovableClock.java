package org.hispcycle.platform.engine;

import java.time.Duration;
import java.time.Instant;

/** The clock of engine and application together, where it may be moved: in the demo and in tests, nowhere else. */
public interface MovableClock {

  /** Time stands still at this moment until it is told to flow. */
  void standAt(Instant moment);

  /** Time goes on from this moment; the answer is how far that is from real time, to be kept for the next start. */
  Duration flowFrom(Instant moment);

  /** How far a moment is from real time now. */
  Duration offsetOf(Instant moment);
}
