package org.hispcycle.platform;

/** The caller is known and may not do this; the message says who may. */
public class NotAllowed extends RuntimeException {
  public NotAllowed(String sentence) {
    super(sentence);
  }
}
