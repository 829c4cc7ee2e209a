package org.hispcycle.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** Somebody who works over HTTP as a program of an agency would: inbox, draft, upload, decision. */
public final class Person {

  /** An answer with its status; the body is null where there was none. */
  public record Answer(int status, JsonNode body, String text) {}

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ARRIVAL = Duration.ofSeconds(30);
  private static final String BOUNDARY = "a-boundary-that-no-file-contains";

  private final int port;
  private final String user;

  public Person(int port, String user) {
    this.port = port;
    this.user = user;
  }

  public String user() {
    return user;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer send(String method, String path, Object body) {
    return send(request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(text(body))));
  }

  /** The open tasks of this kind in my inbox for this case; the engine shows me only what I may see. */
  public List<String> inbox(String element, String businessKey) {
    var answer = get("/engine-rest/task?taskDefinitionKey=" + element + "&processInstanceBusinessKey=" + businessKey);
    assertThat(answer.status()).isEqualTo(200);
    return StreamSupport.stream(answer.body().spliterator(), false).map(task -> task.get("id").asText()).toList();
  }

  /** Between two steps of a case there may be a job, so a task may take a moment to arrive. */
  private String task(String element, String businessKey) {
    var found = new AtomicReference<List<String>>();
    Awaitility.await().atMost(ARRIVAL).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
      found.set(inbox(element, businessKey));
      assertThat(found.get()).as(user + " has one task " + element + " of " + businessKey).hasSize(1);
    });
    return found.get().get(0);
  }

  /** Merges the parts into the draft of the case and saves it. */
  public void draft(String element, String businessKey, Map<String, ?> parts) {
    var task = task(element, businessKey);
    var form = get("/api/v1/tasks/" + task + "/form");
    assertThat(form.status()).as(form.text()).isEqualTo(200);
    var content = (ObjectNode) form.body().get("draft").get("content").deepCopy();
    parts.forEach((name, value) -> content.set(name, JSON.valueToTree(value)));
    var saved = send("PUT", "/api/v1/drafts/" + task, Map.of("version", form.body().get("draft").get("version").asInt(), "content", content));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
  }

  public Answer form(String element, String businessKey) {
    return get("/api/v1/tasks/" + task(element, businessKey) + "/form");
  }

  /** Claims and completes; the test fails if it is refused. */
  public void complete(String element, String businessKey, String outcome, String comment) {
    var answer = tryToComplete(element, businessKey, outcome, comment);
    assertThat(answer.status()).as(user + " completes " + element + " of " + businessKey + ": " + answer.text()).isBetween(200, 204);
  }

  public Answer tryToComplete(String element, String businessKey, String outcome, String comment) {
    var task = task(element, businessKey);
    var form = get("/api/v1/tasks/" + task + "/form").body();
    if (form.get("assignee").isNull()) {
      assertThat(send("POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", user)).status()).isEqualTo(204);
    }
    var variables = new LinkedHashMap<String, Object>();
    variables.put("outcome", Map.of("value", outcome));
    if (comment != null) {
      variables.put("comment", Map.of("value", comment));
    }
    var needsDraft = StreamSupport.stream(form.get("outcomes").spliterator(), false)
        .anyMatch(each -> each.get("id").asText().equals(outcome) && each.get("draftRequired").asBoolean());
    if (needsDraft) {
      variables.put("draftVersion", Map.of("value", form.get("draft").get("version").asInt(), "type", "Integer"));
    }
    return send("POST", "/engine-rest/task/" + task + "/complete", Map.of("variables", variables));
  }

  /** Uploads a response file for a report. */
  public Answer upload(int serviceId, String quarter, Map<String, ?> metadata, byte[] file, String fileName) {
    var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n"
        + text(metadata) + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
        + "\"\r\nContent-Type: text/csv\r\n\r\n";
    return send(request("/api/v1/services/" + serviceId + "/reports/" + quarter + "/datasets")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArray(file),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
  }

  private HttpRequest.Builder request(String path) {
    var credentials = Base64.getEncoder().encodeToString((user + ":hisp-demo").getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Basic " + credentials);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      var text = response.body();
      var json = text != null && (text.startsWith("{") || text.startsWith("[")) ? JSON.readTree(text) : null;
      return new Answer(response.statusCode(), json, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
