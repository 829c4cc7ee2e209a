package org.hispcycle.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineBodyTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"assigneeExpression\":\"${1}\"}",
      "{\"orQueries\":[{\"candidateGroupsExpression\":\"${1}\"}]}",
      "{\"a\":[[{\"b\":{\"dueBeforeEXPRESSION\":1}}]]}",
      "{\"assignee\\u0045xpression\":\"${1}\"}",
      "{\"startInstructions\":[]}",
      "{\"skipCustomListeners\":true}",
      "{\"variables\":{\"x\":{\"skipIoMappings\":true}}}"})
  void forbiddenKeysAreFoundAtAnyDepth(String body) throws Exception {
    assertThat(EngineBody.forbiddenKey(EngineBody.parse(body.getBytes(StandardCharsets.UTF_8)))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"userId\":\"vaReporter\"}", "{\"comment\":\"an assigneeExpression in a text\"}",
      "{\"variables\":{\"outcome\":{\"value\":\"submit\"}}}"})
  void ordinaryBodiesPass(String body) throws Exception {
    assertThat(EngineBody.forbiddenKey(EngineBody.parse(body.getBytes(StandardCharsets.UTF_8)))).isEmpty();
  }

  @Test
  void utf16HidesNothing() throws Exception {
    byte[] body = "{\"assigneeExpression\":\"${1}\"}".getBytes(StandardCharsets.UTF_16BE);
    assertThat(EngineBody.forbiddenKey(EngineBody.parse(body))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{} {\"assigneeExpression\":1}", "a=b", "{\"userId\":\"me\",\"userId\":\"you\"}"})
  void whatIsNotOneJsonDocumentIsRefused(String body) {
    assertThatThrownBy(() -> EngineBody.parse(body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(EngineBody.NotJson.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"assigneeExpression=1", "a=b&assignee%45xpression=1", "x&dueBeforeExpression", "%zz=1&nameExpression=2"})
  void forbiddenParametersAreFound(String query) {
    assertThat(EngineBody.forbiddenParameter(query)).isPresent();
  }

  @Test
  void ordinaryParametersPass() {
    assertThat(EngineBody.forbiddenParameter("firstResult=0&maxResults=15&q=Expression%")).isEmpty();
    assertThat(EngineBody.forbiddenParameter(null)).isEmpty();
  }
}
