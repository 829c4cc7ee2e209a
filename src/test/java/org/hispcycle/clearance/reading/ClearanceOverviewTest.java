package org.hispcycle.clearance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where clearances stand, as JSON, CSV and XLSX; what this class adds belongs to Labor. */
@WholeApplication
class ClearanceOverviewTest {

  @LocalServerPort int port;
  @Autowired TestRestTemplate http;
  @Autowired Umbrellas umbrellas;
  @Autowired JdbcClient sql;

  private JsonNode get(String user, String query) {
    var answer = Http.as(user, port).get("/api/v1/clearances" + query);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode agency(JsonNode answer, String id) {
    return StreamSupport.stream(answer.get("agencies").spliterator(), false).filter(each -> each.get("agencyId").asText().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aBlockedServiceSaysWhyAndWhatToDo() {
    var labor = agency(get("ombDeskOfficer", "?state=blocked"), "DOL");
    assertThat(labor.get("blocked")).isNotEmpty().allSatisfy(each -> {
      assertThat(each.get("reason").asText()).isNotBlank();
      assertThat(each.get("next").asText()).isNotBlank();
    });
    assertThat(labor.get("umbrellas")).isEmpty();
    assertThat(labor.get("coverage")).isNotEmpty().allSatisfy(each -> assertThat(each.get("remark").asText()).contains("F1a"));
  }

  @Test
  void aDepartmentWithoutAnUmbrellaIsShownAsBlockedAndNotHidden() {
    var housing = agency(get("ombLead", ""), "HUD");
    if (umbrellas.valid("HUD", LocalDate.parse(get("ombLead", "").get("asOf").asText())).isEmpty()) {
      assertThat(housing.get("risk").asText()).contains("none of its surveys can be approved");
      assertThat(housing.get("riskNext").asText()).contains("PRA officer");
    }
    assertThat(agency(get("ombLead", "?state=blocked"), "DHS").get("blocked").findValuesAsText("hispId")).contains("DHS-CBP");
  }

  @Test
  void coverageSaysWhatIsKnownAndWhatIsNot() {
    assertThat(agency(get("ombLead", "?agency=DOL&state=valid"), "DOL").get("coverage")).isNotEmpty().allSatisfy(each -> {
      assertThat(each.get("surveys").asInt()).isPositive();
      assertThat(each.get("validUntil").asText()).isNotBlank();
    });
  }

  @Test
  void eachStateIsAFilterAndNothingElseIs() {
    assertThat(get("ombLead", "?state=expired").get("agencies").findValuesAsText("stateLabel")).contains("Expired").doesNotContain("Valid");
    assertThat(get("ombLead", "?state=running").get("agencies").findValuesAsText("controlNumber")).isEmpty();
    assertThat(Http.as("ombLead", port).get("/api/v1/clearances?state=%3Cscript%3E").status()).isEqualTo(422);
    assertThat(Http.as("dhsReporter", port).get("/api/v1/clearances?agency=DOL").body()).contains("that you can see").doesNotContain("9900-0004");
  }

  @Test
  void publicMailboxesAreShownWithTheirSourceAndMissingOnesAreSaid() {
    assertThat(agency(get("ombLead", ""), "VA").get("contact").get("email").asText()).isEqualTo("VACOPaperworkReduAct@va.gov");
    assertThat(agency(get("ombLead", ""), "VA").get("contact").get("source").asText()).startsWith("GSA/digitalgov-pra");
    assertThat(agency(get("ombLead", ""), "DOL").get("contact").isNull()).isTrue();
    assertThat(agency(get("ombLead", ""), "DOL").get("contactNote").asText()).startsWith("No public mailbox");
  }

  @Test
  void inSpreadsheetsTextStaysText() throws IOException {
    sql.sql("update survey_clearance set terms = '=HYPERLINK(\"x\")' where agency_id = 'DOL' and terms is null").update();
    var csv = new String(http.withBasicAuth("ombLead", "hisp-demo").getForEntity("/api/v1/clearances?agency=DOL&format=csv", byte[].class).getBody(), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("About,Agency,").contains("\"'=HYPERLINK(\"\"x\"\")\"").doesNotContain(",=").contains("Coverage,").contains("Blocked,");
    var xlsx = http.withBasicAuth("dolPra", "hisp-demo").getForEntity("/api/v1/clearances?format=xlsx", byte[].class);
    assertThat(xlsx.getHeaders().getContentDisposition().getFilename()).endsWith(".xlsx");
    var file = Files.write(Files.createDirectories(Path.of("target/documents")).resolve("clearances.xlsx"), xlsx.getBody());
    try (var zip = new ZipFile(file.toFile())) {
      var text = new StringBuilder();
      for (var entry : Collections.list(zip.entries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
      assertThat(text.toString()).contains("Umbrella clearances").contains("&apos;=HYPERLINK").doesNotContain("<f>");
    }
  }

  @Test
  void whetherTheActAppliesIsAnsweredWithoutACaseAndNothingIsKept() {
    var before = sql.sql("select count(*) from pra_determination").query(Long.class).single();
    var nine = Http.as("dolReporter", port).post("/api/v1/pra-determination",
        "{\"collectsFrom\":\"public\",\"method\":\"survey\",\"respondents\":9,\"identicalQuestions\":true,\"otherGroupsSamePurpose\":false}");
    assertThat(nine.status()).as(nine.toString()).isEqualTo(200);
    assertThat(nine.json().get("applies").asBoolean()).isFalse();
    assertThat(nine.json().get("clause").asText()).contains("A-11 280.8 (2023)");
    assertThat(nine.json().get("next")).isNotEmpty();
    assertThat(nine.json().get("contacts").get(0).get("note").asText()).startsWith("No public mailbox");
    var together = Http.as("dolReporter", port).post("/api/v1/pra-determination",
        "{\"collectsFrom\":\"public\",\"method\":\"survey\",\"respondents\":9,\"identicalQuestions\":true,\"otherGroupsSamePurpose\":true}");
    assertThat(together.json().get("applies").asBoolean()).isTrue();
    var incomplete = Http.as("dolReporter", port).post("/api/v1/pra-determination", "{\"method\":\"telepathy\"}");
    assertThat(incomplete.status()).isEqualTo(422);
    assertThat(incomplete.json().get("errors").findValuesAsText("field")).contains("collectsFrom", "method", "respondents");
    assertThat(sql.sql("select count(*) from pra_determination").query(Long.class).single()).isEqualTo(before);
  }
}
