package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An umbrella clearance as OIRA enters it (H2, L12). Anything may be missing; {@link UmbrellaRules} says what has to be there.
 *
 * @param kind {@code a11-280} or {@code other-generic}
 * @param responses the ceiling of a year, like hours and cost
 * @param replaces the clearance that it follows; null for a first one
 */
public record NewUmbrella(String agencyId, String controlNumber, String title, String kind, LocalDate approvedOn, LocalDate expiresOn,
    BigDecimal responses, BigDecimal hours, BigDecimal cost, String terms, Boolean publicationAllowed, Long replaces) {}
