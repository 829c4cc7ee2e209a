package org.hispcycle.platform.engine;

import java.time.Instant;

/** What happens to human tasks, told to other features within the engine's transaction. */
public final class TaskEvents {

  private TaskEvents() {}

  /** A task has appeared in somebody's inbox. */
  public record TaskOpened(OpenTask task) {}

  /** A task was completed or taken away with its case; nobody needs to be reminded of it any more. */
  public record TaskClosed(String taskId) {}

  /** The due date of an open task was moved. */
  public record TaskMoved(OpenTask task) {}

  /**
   * A person completed a task; {@code comment} may be null.
   *
   * @param confidential whether the comment is for the people of the case only
   */
  public record TaskDecided(OpenTask task, String userId, String outcome, String outcomeLabel, String comment, Instant at,
      boolean confidential) {}
}
