package org.hispcycle.platform.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.hispcycle.platform.engine.MovableClock;
import org.hispcycle.platform.security.IdentityAdministration;
import org.hispcycle.platform.security.IdentityAdministration.Account;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.EngineEndpoints;
import org.hispcycle.support.EngineEndpoints.Endpoint;
import org.hispcycle.support.Http;
import org.hispcycle.support.Http.Answer;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One test for each hole that SECURITY.md names, against the running application. */
@WholeApplication
class HardeningTest {

  private static final String MULTIPART = """
      --x\r
      Content-Disposition: form-data; name="deployment-name"\r
      \r
      intruder\r
      --x\r
      Content-Disposition: form-data; name="data"; filename="intruder.bpmn"\r
      Content-Type: application/xml\r
      \r
      %s\r
      --x--\r
      """;

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired RepositoryService repositoryService;
  @Autowired RuntimeService runtimeService;
  @Autowired TaskService taskService;
  @Autowired FilterService filterService;
  @Autowired IdentityService identityService;
  @Autowired IdentityAdministration identities;
  @Autowired MovableClock clock;
  @Autowired Clock time;

  private Http reporter;
  private String deployment;
  private String instance;
  private String task;

  /** A case of VA with one open task for its reporters. */
  @BeforeEach
  void openATask() {
    var model = Bpmn.createExecutableProcess("HardeningCase").camundaHistoryTimeToLiveString("P1D")
        .startEvent().userTask("Task_Report").name("Report").camundaCandidateGroups("hispReporter")
        .camundaDueDate("2026-01-30T23:59:59").endEvent().done();
    deployment = repositoryService.createDeployment().addModelInstance("hardening.bpmn", model).deploy().getId();
    instance = runtimeService.createProcessInstanceByKey("HardeningCase").businessKey("FY2026Q1-VA-VBA-x")
        .setVariable("agencyId", "VA").setVariable("cycleYear", 2026).execute().getId();
    task = taskService.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  @AfterEach
  void removeIt() {
    identityService.clearAuthentication();
    repositoryService.deleteDeployment(deployment, true, true, true);
  }

  // --- the engine's REST API is nobody's without login

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/html", "application/xml", "application/hal+json", "text/plain"})
  void anonymousCallersAreRefusedWhateverMediaTypeTheyAskFor(String mediaType) {
    for (String path : new String[] {"/engine-rest", "/engine-rest/", "/engine-rest/engine", "/engine-rest/engine/",
        "/engine-rest/task", "/engine-rest/task/", "/engine-rest/%74ask", "/engine-rest/engine/default/task",
        "/engine-rest/user?firstResult=0", "/engine-rest/no-such-thing"}) {
      for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
        Answer answer = anonymous().with("Accept", mediaType).send(method, path, null);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest//task", "/engine-rest/;x=y/task", "/engine-rest;x=y/task", "/css/..;/engine-rest/task",
      "/engine-rest/%2e%2e/engine-rest/task", "/engine-rest%2Ftask", "//engine-rest/task", "/./engine-rest/task",
      "/css/%2e%2e/engine-rest/task", "/engine%2Drest/task", "/ENGINE-REST/task", "/engine-rest.json", "/engine-rest%00/task",
      "/camunda/../engine-rest/task", "/api/v1/public/%2e%2e/%2e%2e/%2e%2e/engine-rest/task"})
  void anonymousCallersDoNotGetInByOddPaths(String path) {
    Answer answer = anonymous().get(path);
    assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 404);
    assertThat(answer.body()).doesNotContain("\"name\":\"default\"").doesNotContain(task);
  }

  @Test
  void anonymousCallersAreRefusedOnEveryEndpointThereIs() {
    Set<Endpoint> endpoints = EngineEndpoints.all();
    assertThat(endpoints).hasSizeGreaterThan(300);
    for (Endpoint endpoint : endpoints) {
      Answer answer = anonymous().send(endpoint.method(), "/engine-rest" + endpoint.path(), null);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertThat(anonymous().with("Authorization", "Basic dmFSZXBvcnRlcjpub3BlMTIzNDU2").get("/engine-rest/task").status())
        .isEqualTo(401);
    assertThat(anonymous().with("Authorization", "Basic %%%").get("/engine-rest/task").status()).isEqualTo(401);
    identityService.unlockUser("vaReporter");
    assertThat(as("vaReporter").get("/engine-rest/task").status()).isEqualTo(200);
  }

  // --- what people may change through the engine is a short list

  @Test
  void onlyTheListedWritesAreOpenToPeople() {
    Set<String> open = new TreeSet<>();
    for (Endpoint endpoint : EngineEndpoints.all()) {
      if (Set.of("GET", "HEAD", "OPTIONS").contains(endpoint.method()) || endpoint.template().startsWith("/engine/")) {
        continue;
      }
      Answer person = as("vaOfficial").with("Content-Type", "application/json")
          .send(endpoint.method(), "/engine-rest" + endpoint.path(), "{}");
      boolean refusedByUs = person.status() == 403 && person.body().contains("is the operator's alone");
      if (!refusedByUs) {
        open.add(endpoint.toString().replaceAll("\\{[^}]*}", "{}").replaceAll("/$", ""));
      }
    }
    assertThat(open).containsExactlyInAnyOrder(
        "POST /execution", "POST /execution/count", "POST /external-task", "POST /external-task/count",
        "POST /filter/{}/count", "POST /filter/{}/list", "POST /filter/{}/singleResult",
        "POST /history/activity-instance", "POST /history/activity-instance/count", "POST /history/detail",
        "POST /history/external-task-log", "POST /history/external-task-log/count", "POST /history/job-log",
        "POST /history/job-log/count", "POST /history/process-instance", "POST /history/process-instance/count",
        "POST /history/task", "POST /history/task/count", "POST /history/variable-instance",
        "POST /history/variable-instance/count", "POST /identity/password-policy", "POST /job", "POST /job-definition",
        "POST /job-definition/count", "POST /job/count", "POST /process-definition/key/{}/start",
        "POST /process-definition/key/{}/submit-form", "POST /process-definition/{}/start",
        "POST /process-definition/{}/submit-form", "POST /process-instance", "POST /process-instance/count", "POST /task",
        "POST /task/count", "POST /task/{}/claim", "POST /task/{}/comment/create", "POST /task/{}/complete",
        "POST /task/{}/submit-form", "POST /task/{}/unclaim", "POST /variable-instance", "POST /variable-instance/count");
  }

  @Test
  void deployingIsTheOperatorsAlone() {
    String model = Bpmn.convertToString(Bpmn.createExecutableProcess("Intruder").camundaHistoryTimeToLiveString("P1D")
        .startEvent().endEvent().done());
    for (Http person : new Http[] {as("vaReporter"), as("ombLead"), as("vaHead"), session("vaReporter", "tasklist"),
        session("ombLead", "cockpit")}) {
      for (String path : paths("/deployment/create")) {
        Answer answer = person.with("Content-Type", "multipart/form-data; boundary=x").send("POST", path, MULTIPART.formatted(model));
        assertThat(answer.status()).as(answer.toString()).isIn(401, 403);
      }
    }
    assertThat(repositoryService.createProcessDefinitionQuery().processDefinitionKey("Intruder").count()).isZero();
  }

  @Test
  void variablesAreNotWrittenPastTheTask() {
    runtimeService.setVariable(instance, "witness", "before");
    claim();
    for (String path : new String[] {"/task/" + task + "/variables/witness", "/task/" + task + "/localVariables/witness",
        "/process-instance/" + instance + "/variables/witness", "/execution/" + instance + "/localVariables/witness"}) {
      refusedForPeople("PUT", path, "{\"value\":\"after\",\"type\":\"String\"}");
      refusedForPeople("DELETE", path, null);
    }
    for (String path : new String[] {"/task/" + task + "/variables", "/task/" + task + "/localVariables",
        "/process-instance/" + instance + "/variables", "/execution/" + instance + "/localVariables"}) {
      refusedForPeople("POST", path, "{\"modifications\":{\"witness\":{\"value\":\"after\"}}}");
    }
    assertThat(runtimeService.getVariable(instance, "witness")).isEqualTo("before");
  }

  @Test
  void aTaskIsNotLeftThroughAnErrorAnEscalationOrAModification() {
    claim();
    refusedForPeople("POST", "/task/" + task + "/bpmnError", "{\"errorCode\":\"x\"}");
    refusedForPeople("POST", "/task/" + task + "/bpmnEscalation", "{\"escalationCode\":\"x\"}");
    refusedForPeople("POST", "/task/" + task + "/delegate", "{\"userId\":\"vaOfficial\"}");
    refusedForPeople("POST", "/task/" + task + "/resolve", "{}");
    refusedForPeople("POST", "/task/" + task + "/assignee", "{\"userId\":\"vaOfficial\"}");
    refusedForPeople("PUT", "/task/" + task, "{\"name\":\"x\"}");
    refusedForPeople("DELETE", "/task/" + task, null);
    refusedForPeople("POST", "/process-instance/" + instance + "/modification",
        "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"Task_Report\"}]}");
    refusedForPeople("DELETE", "/process-instance/" + instance, null);
    assertThat(taskService.createTaskQuery().taskId(task).taskAssignee("vaReporter").count()).isOne();
  }

  @Test
  void messagesSignalsJobsAndMigrationsAreTheOperatorsAlone() {
    refusedForPeople("POST", "/message", "{\"messageName\":\"x\"}");
    refusedForPeople("POST", "/signal", "{\"name\":\"x\"}");
    refusedForPeople("POST", "/execution/" + instance + "/signal", "{}");
    refusedForPeople("POST", "/condition", "{\"variables\":{}}");
    refusedForPeople("POST", "/migration/generate", "{}");
    refusedForPeople("POST", "/modification/execute", "{}");
    refusedForPeople("POST", "/job/x1/execute", null);
    refusedForPeople("PUT", "/job/x1/retries", "{\"retries\":3}");
    refusedForPeople("PUT", "/process-definition/suspended", "{\"suspended\":true,\"processDefinitionKey\":\"HardeningCase\"}");
    refusedForPeople("POST", "/history/process-instance/delete", "{\"historicProcessInstanceIds\":[\"" + instance + "\"]}");
  }

  @Test
  void accountsAndGrantsAreTheOperatorsAlone() {
    refusedForPeople("POST", "/user/create", "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"hisp-demo\"}}");
    refusedForPeople("PUT", "/group/camunda-admin/members/vaReporter", null);
    refusedForPeople("PUT", "/tenant/DHS/user-members/vaReporter", null);
    refusedForPeople("POST", "/authorization/create", "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"vaReporter\",\"resourceType\":7,\"resourceId\":\"*\"}");
    assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
    assertThat(identityService.createGroupQuery().groupMember("vaReporter").count()).isOne();
  }

  @Test
  void aTaskIsClaimedForOneselfOnly() {
    Answer forAnother = as("vaReporter").post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"vaOfficial\"}");
    assertThat(forAnother.status()).as(forAnother.toString()).isEqualTo(403);
    assertThat(as("vaReporter").post("/engine-rest/task/" + task + "/claim", "{}").status()).isEqualTo(403);
    assertThat(as("vaReporter").post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"vaReporter\"}").status()).isEqualTo(204);
    assertThat(as("vaReporter").post("/engine-rest/task/" + task + "/unclaim", null).status()).isEqualTo(204);
  }

  @Test
  void anotherAgencyDoesNotSeeTheTask() {
    assertThat(as("vaReporter").get("/engine-rest/task/" + task).status()).isEqualTo(200);
    for (String other : new String[] {"dhsReporter", "vaCfo", "ombLead"}) {
      Answer answer = as(other).get("/engine-rest/task/" + task);
      assertThat(answer.status()).as(other + answer).isEqualTo(404);
      for (String step : new String[] {"claim", "unclaim", "complete", "submit-form", "comment/create"}) {
        answer = as(other).post("/engine-rest/task/" + task + "/" + step, "{\"userId\":\"" + other + "\",\"message\":\"x\"}");
        assertThat(answer.status()).as(other + answer).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("tenant");
      }
    }
  }

  @Test
  void readingAModelTellsNothingOfItsCases() {
    String model = repositoryService.createProcessDefinitionQuery().processDefinitionKey("HardeningCase").singleResult().getId();
    assertThat(as("dhsReporter").get("/engine-rest/process-definition/" + model + "/xml").status()).isEqualTo(200);
    for (String path : new String[] {"/process-definition/" + model + "/statistics", "/history/process-definition/" + model + "/statistics",
        "/process-instance/" + instance + "/activity-instances", "/history/process-instance/" + instance}) {
      Answer answer = as("dhsReporter").get("/engine-rest" + path);
      assertThat(answer.status() >= 400 || answer.json().isEmpty()).as(answer.toString()).isTrue();
    }
    for (String key : new String[] {"instances", "incidents", "failedJobs"}) {
      assertThat(as("dhsReporter").get("/engine-rest/process-definition/statistics").json().findValuesAsText(key))
          .as(key).allMatch(number -> number.equals("0") || number.isEmpty());
    }
  }

  @Test
  void thePastOfATaskIsItsPeoplesOnly() {
    claim();
    assertThat(as("vaReporter").post("/engine-rest/task/" + task + "/comment/create", "{\"message\":\"seen\"}").status()).isEqualTo(200);
    assertThat(as("vaReporter").get("/engine-rest/task/" + task + "/comment").json()).hasSize(1);
    for (String query : new String[] {"/history/task?taskId=" + task, "/history/user-operation?taskId=" + task,
        "/history/process-instance?processInstanceId=" + instance, "/history/activity-instance?processInstanceId=" + instance,
        "/history/variable-instance?processInstanceId=" + instance, "/history/detail?processInstanceId=" + instance,
        "/history/identity-link-log?taskId=" + task, "/variable-instance?processInstanceIdIn=" + instance,
        "/process-instance?processInstanceIds=" + instance, "/execution?processInstanceId=" + instance, "/incident", "/job?processInstanceId=" + instance}) {
      for (String other : new String[] {"dhsReporter", "dhsOfficial", "vaCfo"}) {
        Answer answer = as(other).get("/engine-rest" + query);
        assertThat(answer.json()).as(other + ": " + answer).isEmpty();
      }
    }
  }

  // --- expressions

  @Test
  void expressionsInSubQueriesAreRefused() {  // CVE-2026-109432
    for (TaskQuery query : new TaskQuery[] {
        taskService.createTaskQuery().or().taskAssigneeExpression("${''.getClass().getName()}").endOr(),
        taskService.createTaskQuery().or().taskName("x").taskCandidateGroupInExpression("${currentUserGroups()}").endOr()}) {
      assertThatThrownBy(query::list).isInstanceOf(BadUserRequestException.class).hasMessageContaining("sub-queries");
      assertThatThrownBy(query::count).isInstanceOf(BadUserRequestException.class);
      assertThatThrownBy(() -> query.listPage(0, 1)).isInstanceOf(BadUserRequestException.class);
    }
    assertThat(taskService.createTaskQuery().or().taskName("Report").taskName("x").endOr().list()).isNotNull();
    String body = "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass().getName()}\"}]}";
    for (String path : paths("/task")) {
      Answer person = (path.startsWith("/engine-rest") ? as("vaReporter") : session("vaReporter", "tasklist")).post(path, body);
      assertThat(person.status()).as(person.toString()).isEqualTo(403);
    }
    assertThat(as("admin").post("/engine-rest/task", body).status()).isEqualTo(400);
  }

  @Test
  void expressionsInQueriesThatExtendAFilterAreRefused() {
    Filter shared = filterService.createTaskFilterQuery().filterName("My tasks").singleResult();
    TaskQuery extending = taskService.createTaskQuery().or().taskAssigneeExpression("${''.getClass().getName()}").endOr();
    assertThatThrownBy(() -> filterService.list(shared.getId(), extending)).isInstanceOf(BadUserRequestException.class);
    assertThatThrownBy(() -> filterService.count(shared.getId(), extending)).isInstanceOf(BadUserRequestException.class);
    Answer person = as("vaReporter").post("/engine-rest/filter/" + shared.getId() + "/list",
        "{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}");
    assertThat(person.status()).isEqualTo(403);
    assertThat(as("vaReporter").post("/engine-rest/filter/" + shared.getId() + "/list", "{}").status()).isEqualTo(200);
  }

  @Test
  void storedFiltersReachNoReflectionAndNoBeans() {
    for (String expression : new String[] {"${''.getClass().getName()}", "${''.class.name}", "${currentUserGroups().getClass().getName()}",
        "${now().getClass().getClassLoader()}", "${dateTime().getClass()}", "${dataSource.toString()}",
        "${processEngine.getName()}", "${applicationContext}", "${environment.getProperty('java.home')}"}) {
      Filter filter = filterService.newTaskFilter("intruder");
      filter.setQuery(taskService.createTaskQuery().taskAssigneeExpression(expression));
      filterService.saveFilter(filter);
      try {
        assertThatThrownBy(() -> filterService.list(filter.getId())).as(expression).isInstanceOf(ProcessEngineException.class);
      } finally {
        filterService.deleteFilter(filter.getId());
      }
    }
    Filter nested = filterService.newTaskFilter("intruder");
    nested.setQuery(taskService.createTaskQuery().or().taskAssigneeExpression("${currentUser()}").endOr());
    assertThatThrownBy(() -> filterService.saveFilter(nested)).isInstanceOf(BadUserRequestException.class);
  }

  @Test
  void filtersAreTheOperatorsAlone() {
    String body = "{\"resourceType\":\"Task\",\"name\":\"intruder\",\"query\":{\"assignee\":\"x\"},\"properties\":{}}";
    String shared = filterService.createTaskFilterQuery().filterName("My tasks").singleResult().getId();
    refusedForPeople("POST", "/filter/create", body);
    refusedForPeople("PUT", "/filter/" + shared, body);
    refusedForPeople("DELETE", "/filter/" + shared, null);
    // and should a way round the path be found, the engine refuses as well
    identityService.setAuthentication("vaReporter", List.of("hispReporter"), List.of("VA"));
    try {
      assertThatThrownBy(() -> filterService.saveFilter(filterService.newTaskFilter("intruder")))
          .isInstanceOf(AuthorizationException.class);
    } finally {
      identityService.clearAuthentication();
    }
  }

  @Test
  void expressionKeysInBodiesAndParametersAreRefused() {
    for (String path : new String[] {"/engine-rest/task", "/engine-rest/task/count"}) {
      for (String body : new String[] {"{\"assigneeExpression\":\"${1}\"}", "{\"a\":{\"b\":[{\"dueBeforeExpression\":\"${now()}\"}]}}",
          "{\"assignee\\u0045xpression\":\"${1}\"}"}) {
        assertThat(as("vaReporter").post(path, body).status()).isEqualTo(403);
      }
      assertThat(as("vaReporter").get(path + "?assigneeExpression=%24%7B1%7D").status()).isEqualTo(403);
      assertThat(as("vaReporter").get(path + "?assignee%45xpression=%24%7B1%7D").status()).isEqualTo(403);
    }
    assertThat(as("vaReporter").post("/engine-rest/task", "{\"assignee\":\"vaReporter\"}").status()).isEqualTo(200);
  }

  @Test
  void aProcessIsNotStartedInItsMiddleNorWithoutItsListeners() {
    for (String key : new String[] {"startInstructions\":[]", "skipCustomListeners\":true", "skipIoMappings\":true"}) {
      Answer answer = as("vaReporter").post("/engine-rest/process-definition/key/PraClearanceProcess/start", "{\"" + key + "}");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      assertThat(answer.body()).contains("is not accepted");
    }
  }

  @Test
  void longBodiesAndNonsenseAreRefused() {
    String path = "/engine-rest/task/" + task + "/complete";
    Answer tooLong = as("vaReporter").post(path, "{\"x\":\"" + "y".repeat(1 << 20) + "\"}");
    assertThat(tooLong.status()).isEqualTo(413);
    assertThat(as("vaReporter").post(path, "{").status()).isEqualTo(400);
    assertThat(as("vaReporter").post(path, "{} {}").status()).isEqualTo(400);
  }

  // --- the web applications

  @Test
  void nobodyMakesTheFirstAdministratorOverHttp() {  // CVE-2026-77226
    String body = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},\"credentials\":{\"password\":\"hisp-demo\"}}";
    for (Http caller : new Http[] {anonymous(), as("admin"), session("vaReporter", "tasklist"), session("admin", "admin")}) {
      Answer answer = caller.post("/camunda/api/admin/setup/default/user/create", body);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    }
    assertThat(anonymous().get("/camunda/api/admin/setup/default/user/create").status()).isEqualTo(403);
    assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
    assertThat(identityService.createUserQuery().memberOfGroup("camunda-admin").count()).isPositive();
  }

  @Test
  void theWebApplicationsApiIsClosedWithoutLogin() {
    for (Endpoint endpoint : EngineEndpoints.all()) {
      if (endpoint.template().startsWith("/engine/")) {
        continue;
      }
      Answer answer = anonymous().send(endpoint.method(), "/camunda/api/engine/engine/default" + endpoint.path(), null);
      boolean openByDesign = endpoint.template().equals("/identity/password-policy");
      assertThat(answer.status()).as(answer.toString()).isIn(openByDesign ? Set.of(200, 403, 404) : Set.of(401, 403, 405));
    }
  }

  @Test
  void cockpitsQueriesAreForThoseWhoMayOpenCockpit() {
    String path = "/camunda/api/cockpit/plugin/base/default/process-instance/count";
    assertThat(anonymous().post(path, "{}").status()).isIn(401, 403);
    assertThat(session("vaReporter", "tasklist").post(path, "{}").status()).isEqualTo(403);
    assertThat(session("vaReporter", "tasklist").get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics").status())
        .isIn(403, 401);
    assertThat(session("ombLead", "cockpit").post(path, "{}").status()).isEqualTo(200);
  }

  @Test
  void changesNeedTheSessionsToken() {
    Http session = session("vaReporter", "tasklist");
    String claim = "/camunda/api/engine/engine/default/task/" + task + "/claim";
    assertThat(session.with("X-XSRF-TOKEN", null).post(claim, "{\"userId\":\"vaReporter\"}").status()).isEqualTo(403);
    for (String token : new String[] {null, "", "0123456789ABCDEF0123456789ABCDEF"}) {
      Http other = session("vaReporter", "tasklist").with("X-XSRF-TOKEN", token);
      Answer answer = other.post("/api/v1/no-such-thing", "{}");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      assertThat(answer.body()).contains("X-XSRF-TOKEN");
    }
    assertThat(session("vaReporter", "tasklist").post("/api/v1/no-such-thing", "{}").status()).isIn(404, 405);
    assertThat(session("vaReporter", "tasklist").get("/api/v1/no-such-thing").status()).isEqualTo(404);
  }

  @Test
  void changesSentByAnotherSiteAreRefused() {
    for (String site : new String[] {"cross-site", "same-site"}) {
      for (String path : new String[] {"/engine-rest/task/" + task + "/claim", "/api/v1/no-such-thing"}) {
        Answer answer = as("vaReporter").with("Sec-Fetch-Site", site).post(path, "{\"userId\":\"vaReporter\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      }
    }
  }

  @Test
  void rolesOfASessionAreReadAnewOnOurApi() {
    identities.ensureAccounts(List.of(new Account("vaPasserby", "Passer-by,", "VA", "va.passerby@va.example", Http.PASSWORD,
        Roles.HISP_REPORTER, "VA")));
    Http session = session("vaPasserby", "tasklist");
    assertThat(session.get("/v3/api-docs").status()).isEqualTo(200);
    identityService.deleteUser("vaPasserby");
    assertThat(session.get("/v3/api-docs").status()).isEqualTo(401);
  }

  // --- content

  @Test
  void javaObjectsOfAnyTypeAreNotRead() {
    String gadget = "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"javax.swing.JEditorPane\","
        + "\"serializationDataFormat\":\"application/json\"}}";
    as("admin").put("/engine-rest/process-instance/" + instance + "/variables/gadget", gadget);
    Answer read = as("admin").get("/engine-rest/process-instance/" + instance + "/variables/gadget?deserializeValue=true");
    assertThat(read.status()).as(read.toString()).isGreaterThanOrEqualTo(400);
    String java = gadget.replace("application/json", "application/x-java-serialized-object").replace("\"{}\"", "\"rO0ABXA=\"");
    assertThat(as("admin").put("/engine-rest/process-instance/" + instance + "/variables/java", java).status()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void modelsWithADocumentTypeAreRefused() {
    String model = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
        + "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"t\"><process id=\"Xxe\" name=\"&e;\""
        + " isExecutable=\"true\"/></definitions>";
    Answer answer = as("admin").with("Content-Type", "multipart/form-data; boundary=x")
        .send("POST", "/engine-rest/deployment/create", MULTIPART.formatted(model));
    assertThat(answer.status()).as(answer.toString()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).contains("DOCTYPE is disallowed");
    assertThat(repositoryService.createProcessDefinitionQuery().processDefinitionKey("Xxe").count()).isZero();
  }

  // --- logins and settings

  @Test
  void guessingIsSlowedDownAndNoLockLastsForever() {
    Instant before = time.instant();
    try {
      Instant later = before;
      for (int guess = 0; guess < 40; guess++) {
        later = later.plus(Duration.ofHours(1));
        clock.standAt(later);
        assertThat(identityService.checkPassword("sbaCounsel", "guess" + guess)).isFalse();
      }
      clock.standAt(later.plus(Duration.ofMinutes(14)));
      assertThat(identityService.checkPassword("sbaCounsel", Http.PASSWORD)).as("after 14 minutes").isFalse();
      clock.standAt(later.plus(Duration.ofMinutes(16)));
      assertThat(identityService.checkPassword("sbaCounsel", Http.PASSWORD)).as("after 16 minutes").isTrue();
    } finally {
      clock.flowFrom(before);
    }
  }

  @Test
  void theSettingsThatSecurityRestsOnAreOn() {
    var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThat(settings.isAuthorizationEnabled()).isTrue();
    assertThat(settings.isTenantCheckEnabled()).isTrue();
    assertThat(settings.getDefaultUserPermissionForTask()).isEqualTo(Permissions.TASK_WORK);
    assertThat(settings.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(settings.isEnableXxeProcessing()).isFalse();
    assertThat(settings.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
    assertThat(settings.isWebappsAuthenticationLoggingEnabled()).isTrue();
    assertThat(settings.getExpressionManager()).isInstanceOf(SafeExpressionManager.class);
  }

  @Test
  void noScriptEngineIsThereButTheExpressionLanguages() {
    assertThat(new ScriptEngineManager().getEngineFactories())
        .allSatisfy(factory -> assertThat(factory.getClass().getName()).startsWith("org.camunda."));
  }

  // --- what else the server answers

  @Test
  void theConsoleOfTheDatabaseAndTheMetricsAreNotOpen() {
    for (String path : new String[] {"/h2-console", "/h2-console/", "/actuator", "/actuator/env", "/actuator/prometheus",
        "/actuator/heapdump", "/v3/api-docs", "/swagger-ui.html", "/api/v2/anything", "/api"}) {
      assertThat(anonymous().get(path).status()).as(path).isIn(401, 404);
    }
    assertThat(as("vaReporter").get("/actuator/prometheus").status()).isEqualTo(403);
    assertThat(anonymous().get("/actuator/health").json().has("components")).isFalse();
  }

  @Test
  void ourPagesCarryStrictHeaders() {
    Answer page = anonymous().get("/");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'").doesNotContain("unsafe-");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(anonymous().get("/engine-rest/task").header("Cache-Control")).contains("no-store");
  }

  @Test
  void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
    Answer page = anonymous().get("/camunda/app/tasklist/default/");
    String cookie = page.response().headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("JSESSIONID")).findFirst()
        .orElseThrow();
    assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
  }

  @Test
  void theEndOfLifeNoticeIsHiddenInEveryWebApplication() {
    for (String app : new String[] {"tasklist", "cockpit", "admin", "welcome"}) {
      assertThat(anonymous().get("/camunda/app/" + app + "/styles/user-styles.css").body()).contains("@import url(\"/css/webapps.css\")");
      assertThat(anonymous().get("/camunda/app/" + app + "/scripts/config.js").body()).contains("HISP Cycle");
    }
    assertThat(anonymous().get("/css/webapps.css").body()).contains(".ce-eol-banner");
    assertThat(anonymous().get("/camunda/app/tasklist/scripts/hisp-forms.js").status())
        .as("Tasklist stays blank if this script is missing").isEqualTo(200);
  }

  // ---

  private void claim() {
    Answer answer = as("vaReporter").post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"vaReporter\"}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
  }

  /** Refused to an agency's person and to the OMB lead, with a password and with a session of the web applications. */
  private void refusedForPeople(String method, String path, String body) {
    for (Http person : new Http[] {as("vaReporter"), as("ombLead")}) {
      Answer answer = person.with("Content-Type", "application/json").send(method, "/engine-rest" + path, body);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
    if (reporter == null) {
      reporter = session("vaReporter", "tasklist");
    }
    Answer answer = reporter.with("Content-Type", "application/json")
        .send(method, "/camunda/api/engine/engine/default" + path, body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
  }

  private static String[] paths(String resource) {
    return new String[] {"/engine-rest" + resource, "/engine-rest/engine/default" + resource,
        "/camunda/api/engine/engine/default" + resource};
  }

  private Http anonymous() {
    return Http.anonymous(port);
  }

  private Http as(String userId) {
    return Http.as(userId, port);
  }

  private Http session(String userId, String app) {
    return Http.loggedIn(userId, app, port);
  }
}
