package org.hispcycle.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Person;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of cases, in the database and over HTTP (cycle 2031). */
@WholeApplication
class EvidenceTest {

  private static final int YEAR = 2031;
  private static final String FILL_IN = "Task_FillInAssessment";
  private static final String BOUNDARY = "a-boundary-that-no-file-contains";

  @LocalServerPort private int port;
  @Autowired private Evidence evidence;
  @Autowired private Drafts drafts;
  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private JdbcClient sql;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aFileIsKeptInChunksAndComesBackAsItWas() throws IOException {
    var bytes = pdf(700_000, 1);
    var item = add("Case/chunks", "report.pdf", "Annual report", bytes);

    assertThat(item.title()).isEqualTo("Annual report");
    assertThat(item.size()).isEqualTo(bytes.length);
    assertThat(content(item)).isEqualTo(bytes);
    assertThat(sql.sql("select count(*) from evidence_chunk where sha256 = ?").param(item.sha256()).query(Integer.class).single()).isEqualTo(3);
    assertThat(evidence.of("Case/chunks")).containsExactly(item);
    assertThat(evidence.find("Case/other", item.id())).isEmpty();
  }

  @Test
  void theSameBytesAreKeptOnceAndGoWithTheLastFileThatHasThem() throws IOException {
    var bytes = pdf(1000, 2);
    var first = add("Case/same-a", "a.pdf", "", bytes);
    var second = add("Case/same-b", "b.pdf", "", bytes);
    assertThat(first.sha256()).isEqualTo(second.sha256());
    assertThat(kept(first)).isEqualTo(1);

    evidence.remove("Case/same-a", first, "vaReporter");
    assertThat(content(second)).isEqualTo(bytes);
    evidence.remove("Case/same-b", second, "vaReporter");
    assertThat(kept(second)).isZero();
  }

  @Test
  void manyWhoAddTheSameBytesAtOnceAllHaveThem() throws Exception {
    var bytes = pdf(600_000, 3);
    var pool = Executors.newFixedThreadPool(8);
    try {
      var adding = new ArrayList<Callable<Evidence.Item>>();
      for (int i = 0; i < 16; i++) {
        var key = "Case/at-once-" + i;
        adding.add(() -> add(key, "a.pdf", "", bytes));
      }
      for (var added : pool.invokeAll(adding)) {
        assertThat(content(added.get())).isEqualTo(bytes);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void whatIsNotTakenIsSaidInASentence() throws IOException {
    assertThat(refusal("x.exe", pdf(10, 4))).contains("\"x.exe\" is of a type that is not taken").contains("pdf, docx");
    assertThat(refusal("", pdf(10, 4))).contains("has no name");
    assertThat(refusal("x.png", pdf(10, 4))).contains("its content is not that of such a file");
    assertThat(refusal("x.pdf", new byte[0])).contains("is empty");
    assertThat(refusal("x.pdf", pdf(20 * 1024 * 1024, 5))).contains("larger than 20 MB");
    assertThatThrownBy(() -> add("Case/refused", "x.pdf", "t".repeat(201), pdf(10, 4))).hasMessageContaining("201 characters");
    assertThat(evidence.of("Case/refused")).isEmpty();

    for (int i = 0; i < 50; i++) {
      add("Case/full", "x" + i + ".pdf", "", pdf(10, 4));
    }
    assertThatThrownBy(() -> add("Case/full", "y.pdf", "", pdf(10, 4))).isInstanceOf(InputRefused.class).hasMessageContaining("50 files already");
  }

  @Test
  void whatADraftRefersToIsChecked() throws IOException {
    var item = add("Case/check", "a.pdf", "", pdf(10, 6));
    var faults = new ArrayList<Fault>();
    evidence.check("Case/check", "functions.measurement", List.of(item.id(), "e999999", "nonsense"), List.of(
        new Evidence.Link("Good", "https://www.example.gov/report?x=1"),
        new Evidence.Link(" ", "https://www.example.gov"),
        new Evidence.Link("Plain", "http://www.example.gov"),
        new Evidence.Link("Script", "javascript:alert(1)"),
        new Evidence.Link("Disguised", "https://www.example.gov@evil.example"),
        new Evidence.Link("Long", "https://www.example.gov/" + "x".repeat(2000)),
        new Evidence.Link("None", "")), faults);
    assertThat(faults).extracting(Fault::field).containsExactly("functions.measurement.files", "functions.measurement.files",
        "functions.measurement.links.1.title", "functions.measurement.links.2.url", "functions.measurement.links.3.url",
        "functions.measurement.links.4.url", "functions.measurement.links.5.url", "functions.measurement.links.6.url");
    evidence.check("Case/check", "x", null, null, faults);
    assertThat(faults).hasSize(8);
  }

  @Test
  void thePeopleOfATaskAddAndReadFilesAndNobodyElse() throws Exception {
    var key = start("VA-VHA", "VA");
    var path = "/api/v1/tasks/" + steps.task(key, FILL_IN).getId() + "/evidence";
    var bytes = pdf(300_000, 7);

    var added = upload("vaReporter", path, "Üb\"er.pdf", "What we found", bytes);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    var reporter = new Person(port, "vaReporter");
    var item = reporter.get(path).body().get(0);
    assertThat(item.get("title").asText()).isEqualTo("What we found");
    assertThat(item.get("addedBy").asText()).isEqualTo("vaReporter");

    var file = http.send(request("vaOfficial", path + "/" + item.get("id").asText()).GET().build(), BodyHandlers.ofByteArray());
    assertThat(file.body()).isEqualTo(bytes);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("filename*=UTF-8''%C3%9Cb_er.pdf");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");

    assertThat(upload("dhsReporter", path, "a.pdf", "", bytes).statusCode()).isEqualTo(404);
    assertThat(new Person(port, "dhsReporter").get(path).status()).isEqualTo(404);
    assertThat(new Person(port, "dhsReporter").get(path + "/" + item.get("id").asText()).status()).isEqualTo(404);
    // an operator sees every task, but writes in none
    assertThat(upload("admin", path, "a.pdf", "", bytes).statusCode()).isEqualTo(403);

    assertThat(upload("vaReporter", path, "a.exe", "", bytes).statusCode()).isEqualTo(422);
    assertThat(upload("vaReporter", path, "big.pdf", "", pdf(21 * 1024 * 1024, 8)).statusCode()).isEqualTo(422);
    var broken = http.send(request("vaReporter", path).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
    assertThat(broken.statusCode()).as(broken.body()).isEqualTo(422);

    assertThat(delete("vaOfficial", path + "/" + item.get("id").asText()).body()).contains("was added by vaReporter");
    drafts.freeze("CapacityAssessmentProcess/" + key, new ObjectMapper().createObjectNode(), "vaOfficial",
        Instant.parse("2199-01-01T00:00:00Z"));
    assertThat(delete("vaReporter", path + "/" + item.get("id").asText()).body()).contains("belongs to what was submitted");
  }

  private String start(String hispId, String agencyId) {
    cycles.open(YEAR);
    var key = YEAR + "-" + hispId;
    steps.start("CapacityAssessmentProcess", key, Map.of("cycleYear", YEAR, "agencyId", agencyId, "hispId", hispId));
    return key;
  }

  private Evidence.Item add(String caseKey, String name, String title, byte[] bytes) throws IOException {
    return evidence.add(caseKey, name, title, () -> new ByteArrayInputStream(bytes), "vaReporter");
  }

  private String refusal(String name, byte[] bytes) {
    try {
      add("Case/refused", name, "", bytes);
    } catch (InputRefused refused) {
      assertThat(refused.faults()).extracting(Fault::field).containsExactly("file");
      return refused.getMessage();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    throw new AssertionError(name + " was taken.");
  }

  private byte[] content(Evidence.Item item) {
    var out = new ByteArrayOutputStream();
    evidence.write(item, out);
    return out.toByteArray();
  }

  private int kept(Evidence.Item item) {
    return sql.sql("select count(*) from evidence_content where sha256 = ?").param(item.sha256()).query(Integer.class).single();
  }

  private static byte[] pdf(int size, int seed) {
    var bytes = new byte[size + 5];
    new Random(seed).nextBytes(bytes);
    System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 5);
    return bytes;
  }

  private HttpResponse<String> upload(String user, String path, String name, String title, byte[] file) throws Exception {
    var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n" + title + "\r\n--" + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name.replace("\"", "\\\"") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    return http.send(request(user, path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArray(file), BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
        .build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> delete(String user, String path) throws Exception {
    return http.send(request(user, path).DELETE().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String user, String path) {
    var credentials = Base64.getEncoder().encodeToString((user + ":hisp-demo").getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Basic " + credentials);
  }
}
