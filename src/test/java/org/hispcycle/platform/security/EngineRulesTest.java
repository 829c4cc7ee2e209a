package org.hispcycle.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.platform.security.EngineRules.Verdict.NEVER;
import static org.hispcycle.platform.security.EngineRules.Verdict.OPERATOR_ONLY;
import static org.hispcycle.platform.security.EngineRules.Verdict.PASS;
import static org.hispcycle.platform.security.EngineRules.Verdict.PASS_IF_BODY_IS_HARMLESS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"/task", "/task/", "/task/count", "/process-instance", "/history/task", "/history/process-instance/count",
      "/filter/4711/list", "/filter/4711/count", "/task/4711/claim", "/task/4711/unclaim", "/task/4711/complete",
      "/task/4711/submit-form", "/task/4711/comment/create", "/process-definition/key/AnnualCycleProcess/start",
      "/process-definition/AnnualCycleProcess:1:4711/submit-form", "/process-definition/AnnualCycleProcess%3A1%3A4711/start",
      "/engine/default/task/4711/claim"})
  void whatPeopleDoPassesOnceTheBodyIsChecked(String path) {
    assertThat(EngineRules.toEngine("POST", path)).isEqualTo(PASS_IF_BODY_IS_HARMLESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/deployment/create", "/filter/create", "/message", "/signal", "/modification/execute",
      "/migration/execute", "/batch/1/suspended", "/task/create", "/task/1/bpmnError", "/task/1/bpmnEscalation",
      "/task/1/delegate", "/task/1/resolve", "/task/1/assignee", "/task/1/identity-links", "/task/1/variables",
      "/task/1/localVariables", "/task/1/attachment/create", "/execution/1/signal", "/execution/1/messageSubscriptions/m/trigger",
      "/execution/1/localVariables", "/process-instance/1/modification", "/process-instance/1/variables",
      "/process-instance/delete", "/process-instance/message-async", "/authorization/create", "/user/create", "/group/create",
      "/tenant/create", "/identity/verify", "/external-task/fetchAndLock", "/external-task/1/complete", "/job/1/execute",
      "/decision-definition/key/x/evaluate", "/condition", "/event-subscription", "/history/process-instance/delete",
      "/history/cleanup", "/process-definition/key/x/tenant-id/VA/start", "/process-definition/x/restart", "/telemetry/configuration",
      "/history/user-operation/1/set-annotation", "/engine/default/message", "/engine/default/deployment/create"})
  void everyOtherPostIsTheOperators(String path) {
    assertThat(EngineRules.toEngine("POST", path)).isEqualTo(OPERATOR_ONLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "post", "CLAIM"})
  void everyOtherMethodIsTheOperators(String method) {
    assertThat(EngineRules.toEngine(method, "/task/1/claim")).isEqualTo(OPERATOR_ONLY);
    assertThat(EngineRules.toEngine(method, "/task/1/variables/x")).isEqualTo(OPERATOR_ONLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/task/1%2FbpmnError/claim", "/task/1/../2/claim", "/%74ask/1/claim", "/task/1;x/claim", "/task//claim",
      "/task/1/claim%20", "/engine/default/engine/default/task/1/claim", "/task/1/claim/x", "/task/%2e%2e/complete"})
  void pathsThatReadDifferentlyToTheEngineAreRefused(String path) {
    assertThat(EngineRules.toEngine("POST", path)).isEqualTo(OPERATOR_ONLY);
  }

  @Test
  void readingIsLeftToTheEnginesAuthorizations() {
    assertThat(EngineRules.toEngine("GET", "/task/1/variables")).isEqualTo(PASS);
    assertThat(EngineRules.toEngine("HEAD", "/task")).isEqualTo(PASS);
  }

  @Test
  void nobodyMakesTheFirstAdministratorOverHttp() {
    assertThat(EngineRules.toAdmin("POST", "/setup/default/user/create")).isEqualTo(NEVER);
    assertThat(EngineRules.toAdmin("GET", "/setup/")).isEqualTo(NEVER);
    assertThat(EngineRules.toAdmin("POST", "/auth/user/default/login/tasklist")).isEqualTo(PASS);
    assertThat(EngineRules.toAdmin("POST", "/auth/user/default/logout")).isEqualTo(PASS);
    assertThat(EngineRules.toAdmin("POST", "/plugin/adminPlugins/default/metrics")).isEqualTo(OPERATOR_ONLY);
  }

  @Test
  void cockpitMayQuery() {
    assertThat(EngineRules.toCockpit("POST", "/plugin/base/default/incident/")).isEqualTo(PASS_IF_BODY_IS_HARMLESS);
    assertThat(EngineRules.toCockpit("POST", "/plugin/base/default/process-instance/count")).isEqualTo(PASS_IF_BODY_IS_HARMLESS);
    assertThat(EngineRules.toCockpit("POST", "/plugin/base/default/process-definition/x:1:2/called-process-definitions"))
        .isEqualTo(PASS_IF_BODY_IS_HARMLESS);
    assertThat(EngineRules.toCockpit("POST", "/plugin/other/default/anything")).isEqualTo(OPERATOR_ONLY);
  }
}
