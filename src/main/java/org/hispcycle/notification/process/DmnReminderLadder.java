package org.hispcycle.notification.process;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.notification.Audience;
import org.hispcycle.notification.Channel;
import org.hispcycle.notification.LadderStep;
import org.hispcycle.notification.ReminderLadder;
import org.hispcycle.notification.Tone;
import org.hispcycle.platform.engine.EngineAccess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The ladder of processes/reminder-ladder.dmn. */
@Component
class DmnReminderLadder implements ReminderLadder {

  private record Question(String definitionId, String milestone, String roleGroup) {}

  private final DecisionService decisions;
  private final RepositoryService repository;
  private final EngineAccess engine;
  // a deployed version never changes, and hundreds of tasks open in one night with the same two inputs
  private final Map<Question, List<LadderStep>> answers = new ConcurrentHashMap<>();

  DmnReminderLadder(@Lazy DecisionService decisions, @Lazy RepositoryService repository, EngineAccess engine) {
    this.decisions = decisions;
    this.repository = repository;
    this.engine = engine;
  }

  @Override
  public List<LadderStep> steps(String milestone, String roleGroup) {
    return engine.asApplication(() -> {
      var definition = repository.createDecisionDefinitionQuery().decisionDefinitionKey(ReminderLadderDecision.KEY).withoutTenantId()
          .latestVersion().singleResult();
      if (definition == null) {
        throw new IllegalStateException("The decision " + ReminderLadderDecision.KEY + " is not deployed; without it nobody would be reminded.");
      }
      return answers.computeIfAbsent(new Question(definition.getId(), milestone == null ? "" : milestone, roleGroup), this::ask);
    });
  }

  private List<LadderStep> ask(Question question) {
    var variables = Variables.createVariables().putValue(ReminderLadderDecision.MILESTONE, question.milestone())
        .putValue(ReminderLadderDecision.ROLE_GROUP, question.roleGroup());
    return decisions.evaluateDecisionTableById(question.definitionId(), variables).getResultList().stream()
        .map(DmnReminderLadder::step).toList();
  }

  private static LadderStep step(Map<String, Object> row) {
    var unit = (String) row.get(ReminderLadderDecision.UNIT);
    return new LadderStep((String) row.get(ReminderLadderDecision.STEP), ((Number) row.get(ReminderLadderDecision.OFFSET)).intValue(),
        LadderStep.Unit.valueOf(unit.toUpperCase(Locale.ROOT).replace(' ', '_')),
        LocalTime.parse((String) row.get(ReminderLadderDecision.TIME_OF_DAY)),
        Audience.of((String) row.get(ReminderLadderDecision.AUDIENCE)),
        Tone.valueOf(((String) row.get(ReminderLadderDecision.TONE)).toUpperCase(Locale.ROOT)),
        Channel.of((String) row.get(ReminderLadderDecision.CHANNEL)),
        (String) row.get(ReminderLadderDecision.SUBJECT_PREFIX));
  }
}
