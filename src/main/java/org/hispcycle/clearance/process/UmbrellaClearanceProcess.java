package org.hispcycle.clearance.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/umbrella-clearance.bpmn. */
final class UmbrellaClearanceProcess {

  static final String KEY = "UmbrellaClearanceProcess";

  static final class Messages {
    static final String REGISTERED = "UmbrellaRegistered";
    static final String RENEWAL_BEGUN = "UmbrellaRenewalBegun";
    static final String EXTENSION_REQUESTED = "UmbrellaExtensionRequested";
    static final String EXTENDED = "UmbrellaExtended";
    static final String REPLACED = "UmbrellaReplaced";
  }

  static final class Elements {
    static final String PREPARE_STATEMENT = "Task_PrepareStatement";
    static final String PUBLISH_SIXTY_DAY_NOTICE = "Task_PublishSixtyDayNotice";
    static final String CONSIDER_COMMENTS = "Task_ConsiderComments";
    static final String SUBMIT_TO_OMB = "Task_SubmitToOmb";
    static final String REVIEW_AS_DESK_OFFICER = "Task_ReviewUmbrellaAsDeskOfficer";
    static final String REVIEW_AS_OIRA = "Task_ReviewUmbrellaAsOira";
    static final String REVISE_FOR_OMB = "Task_ReviseForOmb";
    static final String ASSIGN_NUMBER = "Task_AssignUmbrellaNumber";
    static final String DECIDE_EXTENSION = "Task_DecideExtension";
  }

  static final class Outcomes {
    static final String SUBMIT = "submit";
    static final String RETURN = "return";
    static final String ASSIGN = "assign";
    static final String EXTEND = "extend";
  }

  static final class Variables {
    static final ProcessVariable<Boolean> CLEARANCE_LAPSED = ProcessVariable.flag("clearanceLapsed");
  }

  /** Under which key the case's draft and submissions are kept. */
  static String caseKey(String businessKey) {
    return KEY + "/" + businessKey;
  }

  private UmbrellaClearanceProcess() {}
}
