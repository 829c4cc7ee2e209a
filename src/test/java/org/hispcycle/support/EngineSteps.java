package org.hispcycle.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.hispcycle.platform.engine.OpenTasks;

/** The steps in which tests walk through models: people complete tasks, timers are fired, jobs are run. */
public class EngineSteps {

  private final ProcessEngine engine;
  private final Drafts drafts;
  private final OpenTasks openTasks;
  private final CaseFormsByProcess forms;
  private final ObjectMapper json;

  EngineSteps(ProcessEngine engine, Drafts drafts, OpenTasks openTasks, CaseFormsByProcess forms, ObjectMapper json) {
    this.engine = engine;
    this.drafts = drafts;
    this.openTasks = openTasks;
    this.forms = forms;
    this.json = json;
  }

  /** Starts a case without its parent, as the application itself. */
  public ProcessInstance start(String processKey, String businessKey, Map<String, Object> variables) {
    nobody();
    return engine.getRuntimeService().startProcessInstanceByKey(processKey, businessKey, Variables.fromMap(variables));
  }

  /** From here on the test acts as this person, with the roles and agencies that the accounts give. */
  public EngineSteps as(String user) {
    nobody();
    var groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(group -> group.getId()).toList();
    var agencies = engine.getIdentityService().createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream().map(tenant -> tenant.getId()).toList();
    engine.getIdentityService().setAuthentication(user, groups, agencies);
    return this;
  }

  public void nobody() {
    engine.getIdentityService().clearAuthentication();
  }

  /** The one open task of the case with this element id, looked up as the application. */
  public Task task(String businessKey, String elementId) {
    var caller = engine.getIdentityService().getCurrentAuthentication();
    nobody();
    try {
      var tasks = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(elementId).list();
      assertThat(tasks).as("open tasks " + elementId + " of " + businessKey + ", open now: " + openTasks(businessKey)).hasSize(1);
      return tasks.get(0);
    } finally {
      if (caller != null) {
        engine.getIdentityService().setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
      }
    }
  }

  public List<String> openTasks(String businessKey) {
    nobody();
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(businessKey).list().stream()
        .map(Task::getTaskDefinitionKey).sorted().toList();
  }

  /** Saves the draft of the case as it would be saved in the form; returns its version. */
  public int saveDraft(String user, String businessKey, String elementId, Object content) {
    var open = openTasks.find(task(businessKey, elementId).getId()).orElseThrow();
    var key = forms.draftKey(open);
    JsonNode node = content instanceof String text ? read(text) : json.valueToTree(content);
    return drafts.save(key, drafts.find(key).version(), node, user).version();
  }

  /** The person claims the task and completes it, on the newest draft where one is needed. */
  public void complete(String user, String businessKey, String elementId, String outcome, String comment) {
    var task = task(businessKey, elementId);
    nobody();
    var open = openTasks.find(task.getId()).orElseThrow();
    var variables = new HashMap<String, Object>();
    variables.put("outcome", outcome);
    if (comment != null) {
      variables.put("comment", comment);
    }
    if (open.outcome(outcome).map(each -> each.draftRequired()).orElse(false)) {
      variables.put("draftVersion", drafts.find(forms.draftKey(open)).version());
    }
    as(user);
    try {
      if (task.getAssignee() == null) {
        engine.getTaskService().claim(task.getId(), user);
      }
      engine.getTaskService().complete(task.getId(), variables);
    } finally {
      nobody();
    }
  }

  /** Runs the asynchronous steps that are due now, and those that follow from them, until the case waits again. */
  public void runJobs(String businessKey) {
    nobody();
    for (int round = 0; round < 50; round++) {
      var instances = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list();
      var jobs = instances.stream().flatMap(instance -> engine.getManagementService().createJobQuery()
          .processInstanceId(instance.getId()).messages().withRetriesLeft().list().stream()).toList();
      if (jobs.isEmpty()) {
        return;
      }
      jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }
    throw new AssertionError("The case " + businessKey + " does not come to rest.");
  }

  /** Fires the timer of this element without waiting for it; that its date is right is another test's business. */
  public void fireTimer(String businessKey, String elementId) {
    nobody();
    var timers = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
        .flatMap(instance -> engine.getManagementService().createJobQuery().processInstanceId(instance.getId())
            .activityId(elementId).timers().list().stream()).toList();
    assertThat(timers).as("timers waiting at " + elementId + " of " + businessKey).hasSize(1);
    engine.getManagementService().executeJob(timers.get(0).getId());
  }

  /** The elements that the cases with this key went through, case by case, each in order of their start. */
  public List<String> passed(String processKey, String businessKey) {
    nobody();
    return engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey(processKey)
        .processInstanceBusinessKey(businessKey).orderByProcessInstanceStartTime().asc().list().stream()
        .flatMap(instance -> engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
            .orderPartiallyByOccurrence().asc().list().stream())
        .map(HistoricActivityInstance::getActivityId).toList();
  }

  public boolean ended(String processKey, String businessKey) {
    nobody();
    return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(processKey)
        .processInstanceBusinessKey(businessKey).count() == 0;
  }

  public ProcessEngine engine() {
    return engine;
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new AssertionError("The test's draft is no JSON: " + text, broken);
    }
  }
}
