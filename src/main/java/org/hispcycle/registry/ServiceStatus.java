package org.hispcycle.registry;

/** How a service of the inventory stands to the yearly designation (C14). */
public enum ServiceStatus {
  DESIGNATED("designated"),
  /** It reported once, or its designation has ended; its data and its history stay. */
  PREVIOUSLY_REPORTED("previously reported"),
  NOT_DESIGNATED("not designated");

  private final String label;

  ServiceStatus(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
