package org.hispcycle.clearance.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/pra-clearance.bpmn. */
final class PraClearanceProcess {

  static final String KEY = "PraClearanceProcess";

  static final class Messages {
    static final String CLEARANCE_REQUESTED = "ClearanceRequested";
    static final String CLEARANCE_WITHDRAWN = "ClearanceWithdrawn";
  }

  static final class Elements {
    static final String DRAFT_SURVEY = "Task_DraftSurvey";
    static final String REVIEW_INCENTIVE_AS_COUNSEL = "Task_ReviewIncentiveAsCounsel";
    static final String REVIEW_INCENTIVE_AS_CFO = "Task_ReviewIncentiveAsCfo";
    static final String CHECK_AS_PRA_OFFICER = "Task_CheckAsPraOfficer";
    static final String REVIEW_INFORMALLY = "Task_ReviewInformally";
    static final String ANSWER_DESK_OFFICER = "Task_AnswerDeskOfficer";
    static final String ANSWER_OIRA = "Task_AnswerOira";
    static final String REVIEW_AS_DESK_OFFICER = "Task_ReviewAsDeskOfficer";
    static final String REVIEW_AS_OIRA = "Task_ReviewAsOira";
    static final String ASSIGN_CONTROL_NUMBER = "Task_AssignControlNumber";
  }

  static final class Outcomes {
    static final String SUBMIT = "submit";
    static final String CLEAR = "clear";
    static final String FORWARD = "forward";
    static final String ASSIGN = "assign";
    static final String RETURN = "return";
    static final String ASK = "ask";
    static final String ASK_FOR_MATERIAL = "askForMaterial";
    static final String APPROVE = "approve";
    static final String APPROVE_WITH_CHANGES = "approveWithChanges";
  }

  static final class Variables {
    static final ProcessVariable<Integer> SERVICE_ID = ProcessVariable.number("serviceId");
    static final ProcessVariable<Number> REQUESTED_SERVICE = ProcessVariable.anyNumber("serviceId");
    static final ProcessVariable<String> REQUESTED_TOUCHPOINT = ProcessVariable.text("touchpoint");
    static final ProcessVariable<Number> REQUESTED_CHANGE = ProcessVariable.anyNumber("changes");
    static final ProcessVariable<String> COLLECTS_FROM = ProcessVariable.text("collectsFrom");
    static final ProcessVariable<String> METHOD = ProcessVariable.text("method");
    static final ProcessVariable<Integer> RESPONDENTS = ProcessVariable.number("respondents");
    static final ProcessVariable<Boolean> IDENTICAL_QUESTIONS = ProcessVariable.flag("identicalQuestions");
    static final ProcessVariable<Boolean> SCREENING_QUESTIONS = ProcessVariable.flag("screeningQuestions");
    static final ProcessVariable<Boolean> OTHER_GROUPS_SAME_PURPOSE = ProcessVariable.flag("otherGroupsSamePurpose");
    static final ProcessVariable<Boolean> SECTOR_MAJORITY = ProcessVariable.flag("sectorMajority");
    static final ProcessVariable<Boolean> INCENTIVE_OFFERED = ProcessVariable.flag("incentiveOffered");
    static final ProcessVariable<Boolean> CFO_CLEARS_INCENTIVES = ProcessVariable.flag("cfoClearsIncentives");
    static final ProcessVariable<Boolean> PRA_APPLIES = ProcessVariable.flag("praApplies");
    static final ProcessVariable<String> PRA_REASON = ProcessVariable.text("praReason");
    static final ProcessVariable<String> PRA_CLAUSE = ProcessVariable.text("praClause");
    static final ProcessVariable<Boolean> CHANGES_APPROVED = ProcessVariable.flag("changesApproved");
    static final ProcessVariable<Boolean> METHOD_CHANGED = ProcessVariable.flag("methodChanged");
    static final ProcessVariable<Boolean> POPULATION_CHANGED = ProcessVariable.flag("populationChanged");
    static final ProcessVariable<Boolean> QUESTIONS_ADDED = ProcessVariable.flag("questionsAdded");
    static final ProcessVariable<Boolean> REQUIRED_WORDING_CHANGED = ProcessVariable.flag("requiredWordingChanged");
    static final ProcessVariable<Boolean> INCENTIVE_CHANGED = ProcessVariable.flag("incentiveChanged");
    static final ProcessVariable<Boolean> BURDEN_CHANGED = ProcessVariable.flag("burdenChanged");
    static final ProcessVariable<Boolean> CHANNELS_CHANGED = ProcessVariable.flag("channelsChanged");
    static final ProcessVariable<Boolean> OTHER_WORDING_CHANGED = ProcessVariable.flag("otherWordingChanged");
    static final ProcessVariable<String> CHANGE_KIND = ProcessVariable.text("changeKind");
    static final ProcessVariable<String> CHANGE_REASON = ProcessVariable.text("changeReason");
    static final ProcessVariable<String> CHANGE_CLAUSE = ProcessVariable.text("changeClause");
    static final ProcessVariable<String> JOINT_OUTCOME = ProcessVariable.text("jointOutcome");
  }

  private PraClearanceProcess() {}
}
