package org.hispcycle.platform.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine remembers of running and completed instances; whoever calls this decides who may see it. */
@Component
public class CaseHistory {

  /**
   * One run of a process.
   *
   * @param version of the model, counted by the engine
   * @param endedAt null while it runs
   * @param state {@code ACTIVE}, {@code COMPLETED}, {@code INTERNALLY_TERMINATED} and so on
   */
  public record Instance(String id, String processKey, String processName, int version, String businessKey, String agencyId, Instant startedAt,
      Instant endedAt, String state) {}

  /**
   * One element that was passed or is being waited at.
   *
   * @param assignee who did it, for tasks of people
   */
  public record Step(String elementId, String name, String type, String taskId, String assignee, Instant startedAt, Instant endedAt,
      boolean canceled) {}

  private static final Set<String> NOT_TOLD = Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
      "multiInstanceBody");

  private final HistoryService history;
  private final EngineAccess engine;

  CaseHistory(@Lazy HistoryService history, EngineAccess engine) {
    this.history = history;
    this.engine = engine;
  }

  public Optional<Instance> instance(String id) {
    return engine.asApplication(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult())
        .map(CaseHistory::instance));
  }

  public List<Instance> ofCase(String businessKey) {
    return engine.asApplication(() -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey)
        .orderByProcessInstanceStartTime().asc().list().stream().map(CaseHistory::instance).toList());
  }

  /** Running and completed instances whose business key contains the text, newest first; the ids limit to some agencies. */
  public List<Instance> find(String text, Set<String> agencies, int most) {
    return engine.asApplication(() -> {
      var query = history.createHistoricProcessInstanceQuery().processInstanceBusinessKeyLike("%" + text + "%");
      if (agencies != null) {
        query.tenantIdIn(agencies.toArray(String[]::new));
      }
      return query.orderByProcessInstanceStartTime().desc().listPage(0, most).stream().map(CaseHistory::instance).toList();
    });
  }

  /** Whether an instance of any process runs under this business key. */
  public boolean runs(String businessKey) {
    return engine.asApplication(() -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).unfinished().count() > 0);
  }

  /**
   * Whether the case of a draft came to its end before that moment. A case of which the engine remembers nothing did not: what is not
   * known to be over is not over.
   *
   * @param draftKey process and business key, and for steps that work side by side the step: {@code ActionPlanProcess/2026-VA}
   */
  public boolean endedBefore(String draftKey, Instant moment) {
    var parts = draftKey.split("/", 3);
    return parts.length > 1 && engine.asApplication(() -> {
      var runs = history.createHistoricProcessInstanceQuery().processDefinitionKey(parts[0]).processInstanceBusinessKey(parts[1]).list();
      return !runs.isEmpty() && runs.stream().allMatch(run -> run.getEndTime() != null && run.getEndTime().toInstant().isBefore(moment));
    });
  }

  /** Oldest first; gateways are left out. */
  public List<Step> steps(String instanceId) {
    return engine.asApplication(() -> history.createHistoricActivityInstanceQuery().processInstanceId(instanceId)
        .orderPartiallyByOccurrence().asc().orderByHistoricActivityInstanceStartTime().asc().list().stream()
        .filter(each -> !NOT_TOLD.contains(each.getActivityType())).map(CaseHistory::step).toList());
  }

  private static Instance instance(HistoricProcessInstance each) {
    return new Instance(each.getId(), each.getProcessDefinitionKey(), each.getProcessDefinitionName(), each.getProcessDefinitionVersion(),
        each.getBusinessKey(), each.getTenantId(), instant(each.getStartTime()), instant(each.getEndTime()), each.getState());
  }

  private static Step step(HistoricActivityInstance each) {
    return new Step(each.getActivityId(), each.getActivityName(), each.getActivityType(), each.getTaskId(), each.getAssignee(),
        instant(each.getStartTime()), instant(each.getEndTime()), each.isCanceled());
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
