package org.hispcycle.platform.engine;

/**
 * Puts in order what a case leaves behind when it ends before its time, as when an operator deletes it in Cockpit. It is told of
 * every end of a case of its process, within the transaction of that end, also where the operator skips the listeners of the model.
 */
public interface CaseEnd {

  /** The process whose cases it cares for. */
  String processKey();

  /**
   * The case has ended, however; for one that came to its own end nothing is left to do.
   *
   * @param why what the operator gave as the reason; null where nothing was said
   */
  void ended(String businessKey, String why);
}
