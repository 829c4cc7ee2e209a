package org.hispcycle.official;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;

/** What the head of the agency decides; with an end only the last three matter. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AppointmentContent(String hispId, String name, String office, LocalDate appointedOn, String instrument, String link,
    LocalDate endedOn, String reason) {

  String hisp() {
    return hispId == null || hispId.isBlank() ? null : hispId;
  }
}
