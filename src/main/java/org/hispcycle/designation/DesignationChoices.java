package org.hispcycle.designation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.edition.Code;
import org.hispcycle.registry.Rationale;

/**
 * What the form offers: the edition's minimum, this HISP's services, the edition's code lists, and the first quarters OMB
 * may choose.
 *
 * @param graceDays days a newly designated service has until it reports; null where none is set (C12)
 */
public record DesignationChoices(int minimum, List<Offered> services, List<Code> serviceTypes, List<Code> channels, List<Code> alignment,
    List<String> quarters, String defaultFirstReport, Integer graceDays) {

  /**
   * One service of the HISP.
   *
   * @param status designated, previously reported, or not designated (C14)
   * @param designatedSince null where it is not designated today
   * @param endedOn when its newest designation ended; null where it goes on or there was none
   * @param demo the designation is demonstration data
   * @param nameHint why the name could be better; null where it is fine (C8)
   * @param previous what was said when it was designated last; null where nothing is known
   */
  public record Offered(int id, String slug, String name, String status, LocalDate designatedSince, LocalDate endedOn, boolean demo,
      String nameHint, List<String> types, List<String> channels, String occasion, String description, String outcome, String customers,
      String partners, String tools, Statement previous) {}

  /** What was said of a service in one year's designation. */
  public record Statement(int cycleYear, String hispId, int serviceId, boolean continued, BigDecimal populationPercent, Long annualVolume,
      String impact, Rationale rationale, String evidence, Integer submissionVersion, String concurredBy, Instant concurredAt) {}
}
