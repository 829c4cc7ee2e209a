package org.hispcycle.platform.engine;

/** Says in an inbox what a task is about, since many tasks of one name lie there side by side. */
public interface CaseTitles {

  /** The subject of the case as people call it, such as "Veterans Benefits Administration"; empty where the name says it all. */
  String subjectOf(OpenTask task);
}
