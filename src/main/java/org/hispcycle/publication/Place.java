package org.hispcycle.publication;

import org.hispcycle.calendar.FiscalQuarter;

/** Where in the government and when something was counted. */
interface Place {

  String agencyId();

  String hispId();

  int serviceId();

  FiscalQuarter quarter();

  Source source();
}
