package org.hispcycle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What browser tests do beside the browser: move the demo's clock, find tasks, look into the ledger. */
class TheYear {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestRestTemplate http;

  TheYear(TestRestTemplate http) {
    this.http = http;
  }

  String address(String path) {
    return http.getRootUri() + path;
  }

  /** Moves the demo's clock to nine in the morning of the day. */
  void reach(String day) {
    if (LocalDate.parse(get("/api/v1/demo/clock").get("date").asText()).isBefore(LocalDate.parse(day))) {
      var answer = as("ombLead").postForEntity("/api/v1/demo/clock", Map.of("date", day), JsonNode.class);
      assertThat(answer.getStatusCode().is2xxSuccessful()).as("moving the clock: " + answer).isTrue();
      assertThat(answer.getBody().at("/walk/failedJobs").asInt()).as("jobs that failed on the way to " + day).isZero();
    }
  }

  /** Waits until the person has the one open task of this element; {@code businessKey} may be the beginning of a key. */
  String task(String user, String businessKey, String element) {
    return await(element + " of " + businessKey + " for " + user, () -> {
      var tasks = as(user).getForObject("/engine-rest/task?processInstanceBusinessKeyLike={key}&taskDefinitionKey={element}", JsonNode.class,
          businessKey + "%", element);
      assertThat(tasks.size()).as("open tasks " + element + " of " + businessKey).isLessThan(2);
      return Optional.ofNullable(tasks.get(0)).map(task -> task.get("id").asText());
    });
  }

  /** Waits until the obligation has this status. */
  void settled(String obligation, String status) {
    await(obligation + " to be " + status, () -> {
      for (var each : get("/api/v1/cycles/2026/obligations")) {
        if (obligation.equals(each.get("id").asText()) && status.equals(each.get("status").asText())) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    });
  }

  JsonNode get(String path) {
    return as("ombLead").getForObject(path, JsonNode.class);
  }

  private TestRestTemplate as(String user) {
    return http.withBasicAuth(user, "hisp-demo");
  }

  private static <T> T await(String what, Supplier<Optional<T>> look) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    do {
      var found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      try {
        Thread.sleep(250);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stop);
      }
    } while (System.nanoTime() < until);
    throw new AssertionError("Waited in vain for " + what + ".");
  }
}
