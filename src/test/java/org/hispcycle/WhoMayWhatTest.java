package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.hispcycle.support.AccessTable;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every endpoint of ours as every kind of caller, and holds the answers against {@link AccessTable}. */
@WholeApplication
class WhoMayWhatTest {

  @LocalServerPort int port;
  @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
  @Autowired RepositoryService repositoryService;
  @Autowired RuntimeService runtimeService;
  @Autowired TaskService taskService;
  @Autowired IdentityService identityService;

  @Test
  void everyEndpointAnswersEachCallerAsTheTableSays() {
    Map<String, Http> callers = AccessTable.CALLERS.stream().collect(Collectors.toMap(name -> name,
        name -> name.equals("nobody") ? Http.anonymous(port) : Http.as(name, port)));
    String deployment = repositoryService.createDeployment().addModelInstance("who-may-what.bpmn", model()).deploy().getId();
    try {
      String instance = runtimeService.createProcessInstanceByKey("WhoMayWhatCase").businessKey("2098-VA-VBA")
          .setVariable("agencyId", "VA").setVariable("hispId", "VA-VBA").setVariable("cycleYear", 2098).execute().getId();
      String task = taskService.createTaskQuery().processInstanceId(instance).singleResult().getId();
      var softly = new SoftAssertions();
      for (AccessTable.Row row : AccessTable.rows()) {
        row.statuses().forEach((caller, expected) -> {
          var answer = callers.get(caller).with("Content-Type", row.body() == null ? null : "application/json")
              .send(row.method(), row.example().replace("{vaTask}", task), row.body());
          softly.assertThat(answer.status()).as(row.source() + ", " + caller + ": " + answer).isIn(expected);
          if (answer.status() >= 400 && !row.example().startsWith("/engine-rest") && !row.example().startsWith("/public/")) {
            softly.assertThat(answer.header("Content-Type")).as(row.source() + ", " + caller + ": " + answer)
                .isEqualTo("application/problem+json");
          }
        });
      }
      softly.assertAll();
    } finally {
      identityService.clearAuthentication();
      repositoryService.deleteDeployment(deployment, true, true, true);
    }
  }

  /** A case of VA with one open task of its reporters. */
  private static BpmnModelInstance model() {
    return Bpmn.createExecutableProcess("WhoMayWhatCase").camundaHistoryTimeToLiveString("P1D").startEvent()
        .userTask("Task_Report").name("Report").camundaCandidateGroups("hispReporter").camundaDueDate("2026-01-30T23:59:59")
        .endEvent().done();
  }

  @Test
  void everyMappingOfOursStandsInTheTable() {
    Set<String> ours = new TreeSet<>();
    mappings.getHandlerMethods().forEach((mapping, handler) -> {
      if (handler.getBeanType().getName().startsWith("org.hispcycle.")) {
        var methods = mapping.getMethodsCondition().getMethods();
        for (String path : mapping.getPatternValues()) {
          (methods.isEmpty() ? List.of("GET") : methods.stream().map(Enum::name).toList())
              .forEach(method -> ours.add(method + " " + path));
        }
      }
    });
    assertThat(ours).as("mappings found").hasSizeGreaterThan(10);
    Set<String> table = AccessTable.rows().stream().map(AccessTable.Row::endpoint).collect(Collectors.toCollection(TreeSet::new));
    assertThat(ours).as("endpoints without a row in src/test/resources/who-may-what").isSubsetOf(table);
    assertThat(table.stream().filter(endpoint -> endpoint.contains(" /api/") || endpoint.contains(" /demo/")))
        .as("rows of endpoints that are gone").allMatch(ours::contains);
  }
}
