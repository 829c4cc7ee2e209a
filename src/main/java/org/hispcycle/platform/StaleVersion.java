package org.hispcycle.platform;

/** Somebody else saved in between: the caller's copy is older than ours. Nothing was overwritten. */
public class StaleVersion extends RuntimeException {

  private final int currentVersion;

  public StaleVersion(String sentence, int currentVersion) {
    super(sentence);
    this.currentVersion = currentVersion;
  }

  public int currentVersion() {
    return currentVersion;
  }
}
