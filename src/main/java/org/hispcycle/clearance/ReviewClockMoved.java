package org.hispcycle.clearance;

/**
 * The reviewers' clock was stopped, or began anew; told within the transaction that does it, so that due dates follow.
 *
 * @param asked the reviewer whose question did it
 */
public record ReviewClockMoved(String businessKey, Reviewer asked) {}
