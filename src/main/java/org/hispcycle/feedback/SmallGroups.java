package org.hispcycle.feedback;

import org.hispcycle.calendar.FiscalQuarter;

/** What is too few to be told in public (X8); whoever publishes decides it. */
public interface SmallGroups {

  /** Figures of fewer people than this are not given. */
  int withheldBelow(FiscalQuarter quarter);
}
