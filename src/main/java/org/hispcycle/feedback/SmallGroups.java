package org.hispcycle.feedback;

import java.util.List;

/** What is too few to be told in public (X8); whoever publishes decides it. */
public interface SmallGroups {

  /**
   * A dataset that is part of no published figure.
   *
   * @param corrected because of what was public before; otherwise because too few people responded
   */
  record Withheld(long datasetId, boolean corrected) {}

  /**
   * What would be withheld if these were all the figures that were ever public.
   *
   * @param released with when they became public, and when they were taken down
   */
  List<Withheld> withheld(List<PublishedFigure> released);
}
