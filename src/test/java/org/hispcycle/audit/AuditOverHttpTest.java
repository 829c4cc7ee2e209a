package org.hispcycle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.Sha256;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Person;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** The record and the stories of cases over HTTP: who reads what, what a recipient can check, and what nobody learns from them. */
@WholeApplication
class AuditOverHttpTest {

  @LocalServerPort
  private int port;
  @Autowired
  private ApplicationEventPublisher events;
  @Autowired
  private EngineSteps steps;

  private Person as(String user) {
    return new Person(port, user);
  }

  private void record(String agency, String hisp, String key, String what) {
    events.publishEvent(new Recorded("deadline-extended", agency, hisp, key, "ombLead", what, Map.of("reason", "=cmd|' /C calc'!A0", "until", "2026-09-30")));
  }

  @Test
  void thoseWhoAnswerForAnAgencyReadItsRecordAndNoOther() {
    record("VA", "VA-VBA", "2087-VA-VBA", "VA's deadline was moved.");
    record("DHS", "DHS-TSA", "2087-DHS-TSA", "DHS's deadline was moved.");

    assertThat(keys(as("vaOfficial").get("/api/v1/audit?kind=deadline-extended"))).contains("2087-VA-VBA").doesNotContain("2087-DHS-TSA");
    assertThat(keys(as("ombLead").get("/api/v1/audit?kind=deadline-extended"))).contains("2087-VA-VBA", "2087-DHS-TSA");
    assertThat(as("vaOfficial").get("/api/v1/audit?agency=DHS").status()).isEqualTo(403);
    assertThat(as("vaOfficial").get("/api/v1/audit/export?agency=DHS").status()).isEqualTo(403);
    assertThat(keys(as("vaOfficial").get("/api/v1/audit?hisp=DHS-TSA"))).isEmpty();
    assertThat(as("vaReporter").get("/api/v1/audit").status()).isEqualTo(403);
    assertThat(as("vaOfficial").get("/api/v1/audit/verify").status()).isEqualTo(403);
  }

  @Test
  void nonsenseIsRefusedInASentence() {
    for (var query : List.of("page=-1", "size=0", "size=100000", "from=yesterday", "from=2026-05-01&to=2026-04-01", "page=999999999999")) {
      assertThat(as("ombLead").get("/api/v1/audit?" + query).status()).as(query).isIn(400, 422);
    }
    assertThat(as("ombLead").get("/api/v1/audit?kind=%27%20or%201=1--").body().get("total").asLong()).isZero();
    assertThat(as("ombLead").get("/api/v1/cases?key=%25%25%25").status()).isEqualTo(422);
  }

  @Test
  void aRecipientChecksAnExportWithNothingButSha256() throws Exception {
    record("VA", "VA-VHA", "2088-VA-VHA", "asked for, one");
    record("VA", "VA-VBA", "2088-VA-VBA", "not asked for, a secret of others");
    record("VA", "VA-VHA", "2088-VA-VHA", "asked for, two");

    var export = as("ombLead").get("/api/v1/audit/export?businessKey=2088-VA-VHA");
    assertThat(export.text()).contains("asked for, one", "asked for, two").doesNotContain("a secret of others");
    assertThat(checked(export.body())).isEqualTo("intact");

    var forged = export.text().replace("asked for, two", "asked for, tw0");
    assertThat(checked(new com.fasterxml.jackson.databind.ObjectMapper().readTree(forged))).isNotEqualTo("intact");
  }

  @Test
  void aSpreadsheetRunsNothingOfTheCsv() {
    record("VA", "VA-VBA", "2089-VA-VBA", "=HYPERLINK(\"http://example.com\")");

    var csv = as("ombLead").get("/api/v1/audit/export?businessKey=2089-VA-VBA&format=csv").text();
    assertThat(csv).contains("'=HYPERLINK");
    assertThat(csv.lines()).noneMatch(line -> line.matches("(.*,)?\"?[=+@].*"));
  }

  @Test
  void takingACopyOfTheRecordIsRecorded() {
    record("VA", "VA-VBA", "2090-VA-VBA", "something");
    as("ombLead").get("/api/v1/audit/export?businessKey=2090-VA-VBA");

    var entries = as("ombLead").get("/api/v1/audit?businessKey=2090-VA-VBA&kind=record-exported").body();
    assertThat(entries.get("total").asInt()).isEqualTo(1);
    assertThat(entries.get("entries").get(0).get("actor").asText()).isEqualTo("ombLead");
  }

  @Test
  void aDecisionIsRecordedWithVersionAndCommentAndToldInTheStory() {
    var key = "2091-VA-VBA";
    steps.start("CapacityAssessmentProcess", key, new HashMap<>(Map.of("cycleYear", 2091, "agencyId", "VA", "hispId", "VA-VBA")));
    steps.nobody();
    var open = steps.openTasks(key);
    assertThat(as("ombLead").get("/api/v1/cases/" + key + "/story").status()).isEqualTo(200);
    assertThat(as("vaReporter").get("/api/v1/cases/" + key + "/story").body().get("asked").size()).isEqualTo(open.size());
    assertThat(as("dhsReporter").get("/api/v1/cases/" + key + "/story").status()).isEqualTo(403);

    var instance = as("ombLead").get("/api/v1/cases?key=2091-VA").body().get(0);
    assertThat(instance.get("businessKey").asText()).isEqualTo(key);
    assertThat(as("dhsReporter").get("/api/v1/cases?key=2091-VA").body()).isEmpty();
    assertThat(as("dhsOfficial").get("/api/v1/instances/" + instance.get("id").asText() + "/history").status()).isEqualTo(403);
    assertThat(as("ombLead").get("/api/v1/instances/" + instance.get("id").asText() + "/history").body().get("steps")).isNotEmpty();
  }

  private static List<String> keys(Person.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return StreamSupport.stream(answer.body().get("entries").spliterator(), false).map(each -> each.get("businessKey").asText()).toList();
  }

  /** The procedure of docs/operations/checking-an-export.md, written again from its words. */
  private static String checked(JsonNode export) {
    for (var chain : export.get("chains")) {
      String previous = null;
      long number = 0;
      for (var entry : chain.get("entries")) {
        if (previous != null && (!entry.get("previousHash").asText().equals(previous) || entry.get("number").asLong() != number + 1)) {
          return "broken at " + entry.get("number");
        }
        if (entry.has("content") && !Sha256.of(entry.get("content").asText()).equals(entry.get("contentHash").asText())) {
          return "changed at " + entry.get("number");
        }
        var lines = String.join("\n", chain.get("chain").asText(), entry.get("number").asText(), entry.get("sealedAt").asText(),
            entry.get("previousHash").asText(), entry.get("contentHash").asText());
        if (!Sha256.of(lines).equals(entry.get("hash").asText())) {
          return "wrong hash at " + entry.get("number");
        }
        previous = entry.get("hash").asText();
        number = entry.get("number").asLong();
      }
    }
    return "intact";
  }
}
