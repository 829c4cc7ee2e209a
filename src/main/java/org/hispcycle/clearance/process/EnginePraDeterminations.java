package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.clearance.PraDetermination;
import org.hispcycle.clearance.PraDeterminations;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the published table of rules, processes/pra-determination.dmn, without a case. */
@Component
class EnginePraDeterminations implements PraDeterminations {

  private static final String DECISION = "PraDeterminationDecision";

  private final DecisionService decisions;
  private final EngineAccess engine;

  EnginePraDeterminations(@Lazy DecisionService decisions, EngineAccess engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  @Override
  public PraDetermination determine(Question question) {
    var faults = question.faults();
    InputRefused.ifAny(faults);
    var given = Variables.createVariables();
    PraClearanceProcess.Variables.COLLECTS_FROM.with(given, question.collectsFrom());
    PraClearanceProcess.Variables.METHOD.with(given, question.method());
    PraClearanceProcess.Variables.RESPONDENTS.with(given, question.respondents());
    PraClearanceProcess.Variables.IDENTICAL_QUESTIONS.with(given, yes(question.identicalQuestions()));
    PraClearanceProcess.Variables.SCREENING_QUESTIONS.with(given, yes(question.screeningQuestions()));
    PraClearanceProcess.Variables.OTHER_GROUPS_SAME_PURPOSE.with(given, yes(question.otherGroupsSamePurpose()));
    PraClearanceProcess.Variables.SECTOR_MAJORITY.with(given, yes(question.sectorMajority()));
    return engine.asApplication(() -> {
      var result = decisions.evaluateDecisionTableByKey(DECISION, given).getSingleResult();
      return new PraDetermination(result.<Boolean>getEntry("applies"), result.getEntry("reason"), result.getEntry("clause"));
    });
  }

  private static boolean yes(Boolean given) {
    return Boolean.TRUE.equals(given);
  }
}
