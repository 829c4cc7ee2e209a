package org.hispcycle.publication;

/** Where a figure comes from. */
public enum Source {
  REPORT("report", "Quarterly reports that OMB accepted and released"),
  HISTORY("history", "Public reports of FY 2021 Q1 to FY 2022 Q2 (GSA/HISP-CX-Data, a U.S. Government work), imported");

  private final String id;
  private final String label;

  Source(String id, String label) {
    this.id = id;
    this.label = label;
  }

  public String id() {
    return id;
  }

  public String label() {
    return label;
  }
}
