package org.hispcycle.cockpit;

import java.util.List;
import java.util.Set;

/** How many cases stand at which step of a model; counted by the engine's tables. */
public interface Activities {

  /** @param averageAgeHours since they came to the step */
  record Activity(String activityId, int open, int late, double averageAgeHours) {}

  /** @param visible agencies whose cases are counted; null for all */
  List<Activity> of(String processDefinitionId, Set<String> visible);
}
