package org.hispcycle.feedback.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.feedback.ReportSteps;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.feedback.responses.FuzzedFiles;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever arrives over HTTP is taken or refused with a sentence, and a refused file with rule and place; the server never
 * fails, and nothing stays behind. Two hundred uploads in every build, {@code hisp.fuzz.uploads} in the profile {@code fuzz}.
 */
@FeedbackTest
class UploadFuzzTest {

  private static final int UPLOADS = Integer.getInteger("hisp.fuzz.uploads", 200);
  private static final String BOUNDARY = "----fuzz";
  private static final String HISP = "USDA-RECGOV";
  private static final String REPORTER = "usdaReporter";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path INCOMING = Path.of("target/response-files/incoming");

  @LocalServerPort private int port;
  @Autowired private ReportSteps reportSteps;
  @Autowired private EngineSteps steps;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void nobody() {
    steps.nobody();
  }

  @Test
  void everyUploadIsTakenOrRefusedWithRuleAndPlaceAndNothingStaysBehind() throws Exception {
    var report = reportSteps.openCleared(HISP);
    var outcomes = new TreeMap<String, Integer>();
    for (long seed = 0; seed < UPLOADS; seed++) {
      outcomes.merge(outcome(report, seed), 1, Integer::sum);
    }

    assertThat(outcomes.keySet()).contains("taken", "encoding", "quotes", "unknown-column", "compression", "multipart", "metadata");
    assertThat(shown(report)).isEmpty();
    try (var left = Files.list(INCOMING)) {
      assertThat(left).isEmpty();
    }
  }

  private String outcome(ServiceReport report, long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var kind = random.nextInt(10);
    var body = body(kind == 1 ? metadata(random) : metadata(null), FuzzedFiles.file(seed));
    if (kind == 0) {
      body = Arrays.copyOf(body, random.nextInt(body.length));
    }
    var answer = send("POST", path(report) + "/datasets", body);
    var what = "seed " + seed + ": " + answer.statusCode() + " " + answer.body();
    assertThat(answer.statusCode()).as(what).isIn(200, 201, 409, 422);
    var said = JSON.readTree(answer.body());
    if (answer.statusCode() < 300) {
      assertThat(said.get("rowsRead").asLong()).as(what).isEqualTo(said.get("counted").asLong() + said.get("refused").asLong());
      // one at a time: what is found between files is another test's matter
      assertThat(send("DELETE", "/api/v1/datasets/" + said.get("id").asLong(), new byte[0]).statusCode()).as(what).isEqualTo(204);
      return "taken";
    }
    assertThat(said.get("detail").asText()).as(what).isNotBlank().hasSizeLessThan(2_000);
    if (kind == 0) {
      return "multipart";
    }
    if (kind == 1) {
      return "metadata";
    }
    assertThat(said.at("/errors/0/rule").asText()).as(what).isNotBlank();
    assertThat(said.at("/errors/0/message").asText()).as(what).isNotBlank();
    return said.at("/errors/0/rule").asText();
  }

  /** What describes the file, whole or, with a source of chance, in pieces. */
  private static String metadata(SplittableRandom random) {
    var whole = "{\"channel\":\"website\",\"stage\":\"End\",\"pointInTime\":\"post_interaction\",\"scale\":\"thumbs_up_down\",\"controlNumber\":\"" + ReportSteps.NUMBER + "\"}";
    if (random == null) {
      return whole;
    }
    var odd = new StringBuilder(whole);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      var at = random.nextInt(odd.length());
      switch (random.nextInt(4)) {
        case 0 -> odd.setCharAt(at, (char) random.nextInt(1, 300));
        case 1 -> odd.setLength(Math.max(1, at));
        case 2 -> odd.insert(at, "[".repeat(random.nextInt(3_000)));
        default -> odd.insert(at, odd.substring(0, at));
      }
    }
    return odd.toString();
  }

  private static byte[] body(String metadata, byte[] file) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n" + metadata
        + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"responses.csv\"\r\nContent-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private JsonNode shown(ServiceReport report) throws Exception {
    return JSON.readTree(send("GET", path(report), new byte[0]).body()).at("/0/datasets");
  }

  private static String path(ServiceReport report) {
    return "/api/v1/services/" + report.serviceId() + "/reports/" + report.quarter();
  }

  private HttpResponse<String> send(String method, String path, byte[] body) throws IOException, InterruptedException {
    var login = "Basic " + Base64.getEncoder().encodeToString((REPORTER + ":hisp-demo").getBytes(StandardCharsets.UTF_8));
    return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", login)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).method(method, BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
  }
}
