package org.hispcycle.designation;

import java.time.LocalDate;
import java.util.List;

/** What the form offers: the edition's minimum, this HISP's services, the code lists, and the first quarters OMB may choose. */
public record DesignationChoices(int minimum, List<Offered> services, List<String> serviceTypes, List<String> channels,
    List<String> quarters, String defaultFirstReport) {

  /**
   * One service of the HISP.
   *
   * @param designatedSince null where it is not designated today
   * @param demo the designation is demonstration data
   */
  public record Offered(int id, String slug, String name, LocalDate designatedSince, boolean demo) {}
}
