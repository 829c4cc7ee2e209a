package org.hispcycle.official;

/** Asks the head of an agency to appoint its official. */
public interface AppointmentWorkflow {

  /** Once per agency and year, while no such case is open. */
  void askForAppointment(int cycleYear, String agencyId);

  boolean isOpen(String agencyId);
}
