package org.hispcycle.official.process;

/** The vocabulary of processes/official-appointment.bpmn. */
final class OfficialAppointmentProcess {

  static final String KEY = "OfficialAppointmentProcess";

  static final class Elements {
    static final String APPOINT = "Task_AppointOfficial";
    static final String TAKE_NOTE = "Task_TakeNoteOfAppointment";
  }

  static final class Outcomes {
    static final String APPOINT = "appoint";
    static final String END = "end";
  }

  static final class Messages {
    static final String OFFICIAL_MISSING = "OfficialMissing";
  }

  private OfficialAppointmentProcess() {}
}
