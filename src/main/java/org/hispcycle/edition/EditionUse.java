package org.hispcycle.edition;

import java.util.Set;

/** Which cycles run, or ran, under an edition; such an edition is not changed any more (X10). */
public interface EditionUse {

  Set<Integer> cyclesUnder(String editionId);

  /** The years whose cycle is open or closed already, whatever the edition. */
  Set<Integer> openedCycles();
}
