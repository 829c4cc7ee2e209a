package org.hispcycle.platform;

/** What was asked for does not exist, or the caller may not know that it does. */
public class NotFound extends RuntimeException {
  public NotFound(String sentence) {
    super(sentence);
  }
}
