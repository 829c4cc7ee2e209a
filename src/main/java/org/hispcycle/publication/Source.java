package org.hispcycle.publication;

/** Where a figure comes from. */
public enum Source {
  REPORT("report", "Quarterly report", "Quarterly reports that OMB accepted and released"),
  HISTORY("history", "Imported", "Public reports of FY 2021 Q1 to FY 2022 Q2 (GSA/HISP-CX-Data, a U.S. Government work), imported");

  private final String id;
  private final String brief;
  private final String label;

  Source(String id, String brief, String label) {
    this.id = id;
    this.brief = brief;
    this.label = label;
  }

  public String id() {
    return id;
  }

  /** For a cell of a table. */
  public String brief() {
    return brief;
  }

  public String label() {
    return label;
  }
}
