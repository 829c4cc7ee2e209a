package org.hispcycle.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where in an organization the elements of a core function can be present (B10). */
public enum OrganizationLevel {
  DEPARTMENT("department", "Department"),
  BUREAU("bureau", "Bureau"),
  PROGRAM_OFFICE("program-office", "Program office"),
  SERVICE_CENTER("service-center", "Service center");

  static final List<String> CODES = Arrays.stream(values()).map(each -> each.code).toList();

  private final String code;
  private final String label;

  OrganizationLevel(String code, String label) {
    this.code = code;
    this.label = label;
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  static Optional<OrganizationLevel> byCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
