package org.hispcycle.feedback;

import org.hispcycle.calendar.FiscalQuarter;

/** A service-level indicator of a released report (E14, E17). */
public record PublishedServiceLevel(String reportKey, String agencyId, String hispId, int serviceId, FiscalQuarter quarter, ServiceLevel level) {}
