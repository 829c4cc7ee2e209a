package org.hispcycle.cockpit;

import java.util.Collection;
import java.util.List;
import org.hispcycle.platform.engine.OpenTask;

/** The open tasks of cases, and who has them; done by the engine. */
public interface CaseTasks {

  List<OpenTask> ofCases(Collection<String> businessKeys);

  void assign(String taskId, String userId);
}
