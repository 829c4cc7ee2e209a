package org.hispcycle.notification;

/** What became of a step of a task's ladder. */
enum StepStatus {
  PLANNED,
  SENT,
  SKIPPED,
  CANCELLED
}
