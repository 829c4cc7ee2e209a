package org.hispcycle.platform.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open human tasks, in the words of {@link OpenTask}. */
@Component
public class OpenTasks {

  private record Described(String name, String processKey, String processName, String documentation, Map<String, String> properties) {}

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final EngineAccess engine;
  private final ObjectProvider<StepWording> wordings;
  private final Map<String, Described> descriptions = new ConcurrentHashMap<>();

  OpenTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy RepositoryService repository, EngineAccess engine,
      ObjectProvider<StepWording> wordings) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.engine = engine;
    this.wordings = wordings;
  }

  /** The task if it is open and the caller may see it: his own, or one he is a candidate for, in his own agency. */
  public Optional<OpenTask> visibleToCaller(String taskId) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult())
        .map(task -> engine.asApplication(() -> describe(task)));
  }

  /** The task if it is open, whoever may see it; for work of our own such as reminders. */
  public Optional<OpenTask> find(String taskId) {
    return engine.asApplication(
        () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult()).map(this::describe));
  }

  public List<OpenTask> ofCase(String processKey, String businessKey) {
    return engine.asApplication(() -> tasks.createTaskQuery().processDefinitionKey(processKey)
        .processInstanceBusinessKey(businessKey).list().stream().map(this::describe).toList());
  }

  /** The open tasks of a case whatever process they belong to, oldest first. */
  public List<OpenTask> ofCase(String businessKey) {
    return engine.asApplication(() -> tasks.createTaskQuery().processInstanceBusinessKey(businessKey).orderByTaskCreateTime().asc().list()
        .stream().map(this::describe).toList());
  }

  /**
   * The open tasks with a due date that a person has or may take, the most urgent first.
   *
   * @param agencies where the person works; empty for a person at OMB, who may take tasks of every agency
   */
  public List<OpenTask> ofPerson(String userId, Collection<String> roles, Collection<String> agencies, int most) {
    return engine.asApplication(() -> {
      var query = tasks.createTaskQuery().or().taskAssignee(userId);
      if (!roles.isEmpty()) {
        query = query.taskCandidateGroupIn(List.copyOf(roles));
      }
      query = query.endOr().dueAfter(new Date(0));
      if (!agencies.isEmpty()) {
        query = query.tenantIdIn(agencies.toArray(String[]::new));
      }
      return query.orderByDueDate().asc().listPage(0, most).stream().map(this::describe).toList();
    });
  }

  /** Whether what is said when this task is completed is for the people of the case only; see {@link ConfidentialComment}. */
  boolean hasConfidentialComment(String taskId) {
    return engine.asApplication(() -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
        .map(task -> described(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).properties().containsKey("confidentialComment"))
        .orElse(false));
  }

  OpenTask describe(DelegateTask task) {
    var execution = task.getExecution();
    return openTask(task.getId(), task.getProcessDefinitionId(), task.getTaskDefinitionKey(),
        execution.getProcessBusinessKey(), task.getTenantId(), (String) execution.getVariable(CaseVariables.HISP_ID.name()),
        (Integer) execution.getVariable(CaseVariables.CYCLE_YEAR.name()), task.getCreateTime(), task.getDueDate(),
        task.getAssignee(), groups(List.copyOf(task.getCandidates())));
  }

  private OpenTask describe(Task task) {
    var instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
    var variables = runtime.getVariables(task.getExecutionId(),
        List.of(CaseVariables.HISP_ID.name(), CaseVariables.CYCLE_YEAR.name()));
    return openTask(task.getId(), task.getProcessDefinitionId(), task.getTaskDefinitionKey(),
        instance.getBusinessKey(), task.getTenantId(), (String) variables.get(CaseVariables.HISP_ID.name()),
        (Integer) variables.get(CaseVariables.CYCLE_YEAR.name()), task.getCreateTime(), task.getDueDate(), task.getAssignee(),
        groups(tasks.getIdentityLinksForTask(task.getId())));
  }

  private OpenTask openTask(String id, String definitionId, String elementId, String businessKey, String agencyId,
      String hispId, Integer cycleYear, Date created, Date due, String assignee, List<String> groups) {
    var described = described(definitionId, elementId);
    var own = wording(described, cycleYear);
    return new OpenTask(id, own.name(), described.processKey(), described.processName(), elementId, businessKey, agencyId, hispId,
        cycleYear, instant(created), instant(due), assignee, groups, own.ask(), own.clause(), described.properties().get("milestone"),
        outcomes(described.properties(), cycleYear));
  }

  /** A way out that leads to a step, such as a return to the CIO, exists only where that step takes place. */
  private List<OpenTask.Outcome> outcomes(Map<String, String> properties, Integer cycleYear) {
    var source = wordings.getIfAvailable();
    return OpenTask.outcomes(properties).stream().filter(outcome -> {
      var step = properties.get("onlyWithStep:" + outcome.id());
      return step == null || cycleYear == null || source == null || source.of(step, cycleYear).isPresent();
    }).toList();
  }

  /** The edition's words where it has some of its own for this step, else the model's. */
  private StepWording.Wording wording(Described described, Integer cycleYear) {
    var model = new StepWording.Wording(described.name(), described.documentation(), described.properties().get("clause"));
    var step = described.properties().get("step");
    var source = wordings.getIfAvailable();
    return step == null || cycleYear == null || source == null ? model
        : source.of(step, cycleYear).map(own -> own.orElse(model)).orElse(model);
  }

  private Described described(String definitionId, String elementId) {
    return descriptions.computeIfAbsent(definitionId + "/" + elementId, key -> read(definitionId, elementId));
  }

  private Described read(String definitionId, String elementId) {
    return engine.asApplication(() -> {
      UserTask element = repository.getBpmnModelInstance(definitionId).getModelElementById(elementId);
      var process = (Process) ancestorProcess(element);
      var properties = new LinkedHashMap<String, String>();
      if (element.getExtensionElements() != null) {
        element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().forEach(group ->
            group.getCamundaProperties().forEach(each -> properties.put(each.getCamundaName(), each.getCamundaValue())));
      }
      var documentation = element.getDocumentations().stream().map(Documentation::getTextContent).findFirst().orElse("");
      return new Described(element.getName(), process.getId(), process.getName(), documentation.strip(), properties);
    });
  }

  private static Object ancestorProcess(UserTask element) {
    var parent = element.getParentElement();
    while (!(parent instanceof Process)) {
      parent = parent.getParentElement();
    }
    return parent;
  }

  private static List<String> groups(List<? extends IdentityLink> links) {
    return links.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).map(IdentityLink::getGroupId)
        .filter(Objects::nonNull).sorted().toList();
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
