package org.hispcycle.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** The public register over HTTP, without a login; other tests may have changed the list, so nothing is counted but upwards. */
@WholeApplication
class PublicRegistryTest {

  @Autowired
  TestRestTemplate http;

  private <T> ResponseEntity<T> get(String path, String accept, Class<T> type) {
    var request = RequestEntity.get(path);
    return http.exchange((accept == null ? request : request.header(HttpHeaders.ACCEPT, accept)).build(), type);
  }

  @Test
  void anybodyReadsTheHispsWithTheNoteThatTheListIsIncomplete() {
    var body = get("/api/v1/public/hisps", null, JsonNode.class).getBody();

    assertThat(body.get("note").textValue()).isEqualTo(Registry.INCOMPLETENESS_NOTE);
    assertThat(body.get("hisps")).hasSizeGreaterThanOrEqualTo(28);
    var usda = body.get("hisps").findParents("code").stream().filter(each -> each.get("id").textValue().equals("USDA-RECGOV")).findFirst();
    assertThat(usda.orElseThrow().toString()).isEqualTo("{\"id\":\"USDA-RECGOV\",\"code\":\"RECGOV\",\"name\":\"Recreation.gov\",\"agencyId\":\"USDA\","
        + "\"agencyName\":\"Department of Agriculture\",\"active\":true,\"designatedOn\":null,\"withdrawnOn\":null}");
  }

  @Test
  void anybodyReadsTheDesignatedServicesMarkedAsDemonstration() {
    var body = get("/api/v1/public/services", null, JsonNode.class).getBody();

    assertThat(body.get("note").textValue()).isEqualTo(Registry.INCOMPLETENESS_NOTE);
    assertThat(body.get("demoNote").textValue()).isEqualTo(Registry.DEMO_NOTE);
    var service = body.get("services").findParents("slug").stream().filter(each -> each.get("id").intValue() == 7).findFirst().orElseThrow();
    assertThat(service.get("hispId").textValue()).isEqualTo("USDA-RECGOV");
    assertThat(service.get("demo").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "?format=csv | -", "?format=csv | application/json", "- | text/csv", "- | text/csv, application/json;q=0.5",
      "- | application/json;q=0.2, text/csv;q=0.8"})
  void theFileIsGivenToWhoAsksForIt(String query, String accept) {
    var answer = get("/api/v1/public/hisps" + (query == null ? "" : query), accept, String.class);

    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.parseMediaType("text/csv;charset=UTF-8"));
    assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("hisps.csv");
    assertThat(answer.getBody()).startsWith("id,code,name,agency_id,agency_name,active,designated_on,withdrawn_on,note\r\n")
        .contains("\r\nUSDA-RECGOV,RECGOV,Recreation.gov,USDA,Department of Agriculture,true,,,").contains("This list is incomplete");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "?format=json | text/csv", "- | -", "- | */*", "- | text/html,application/xhtml+xml,*/*;q=0.8", "- | text/csv;q=0.1, application/json",
      "- | text/csv;q=0"})
  void everybodyElseGetsJson(String query, String accept) {
    var answer = get("/api/v1/public/hisps" + (query == null ? "" : query), accept, String.class);

    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
    assertThat(answer.getBody()).startsWith("{\"note\":");
  }

  @Test
  void theServicesAsAFileSayInEachRowWhatIsDemonstration() {
    var answer = get("/api/v1/public/services?format=csv", null, String.class);

    assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("services.csv");
    assertThat(answer.getBody()).contains("\r\n7,campsite-reservation,Reserving a campsite on Recreation.gov,USDA-RECGOV,Recreation.gov,USDA,2024-12-02,true,designated,,")
        .contains("Demo data:");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {"-", "text/csv", "application/json"})
  void anUnknownFormatIsRefusedWithASentence(String accept) {
    var answer = get("/api/v1/public/services?format=xml", accept, String.class);

    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(answer.getBody()).contains("Ask for format=json or format=csv.");
  }

  @Test
  void editionsAreForWhoIsLoggedIn() {
    assertThat(get("/api/v1/editions", null, String.class).getStatusCode().value()).isEqualTo(401);

    var editions = http.withBasicAuth("vaReporter", "hisp-demo").getForObject("/api/v1/editions", JsonNode.class);
    assertThat(editions.findValuesAsText("id")).startsWith("2019", "2020", "2023", "FY2026");
  }

  @Test
  void servicesThatReportedOnceAreThereForWhoAsksForThem() {
    var body = get("/api/v1/public/services?status=previously-reported", null, JsonNode.class).getBody();
    assertThat(body.get("services")).isNotEmpty().allSatisfy(each -> {
      assertThat(each.get("status").textValue()).isEqualTo("previously reported");
      assertThat(each.get("designatedOn").isNull()).isTrue();
    });
    // reported in fiscal years 2021 to 2023, not designated by the seeds
    assertThat(body.get("services").findValuesAsText("slug")).contains("eeoicp-contact-center");
    assertThat(get("/api/v1/public/services?status=all", null, JsonNode.class).getBody().get("services").size())
        .isEqualTo(body.get("services").size() + get("/api/v1/public/services", null, JsonNode.class).getBody().get("services").size());
    assertThat(get("/api/v1/public/services?status=good", null, String.class).getStatusCode().value()).isEqualTo(422);
  }

  private JsonNode search(String user, String query, Object... values) {
    return http.withBasicAuth(user, "hisp-demo").getForObject("/api/v1/services/search" + query, JsonNode.class, values);
  }

  @Test
  void theInventoryIsSearchedWithinWhatTheCallerMaySee() {
    assertThat(search("vaReporter", "?q=contact").get("services").findValuesAsText("slug")).contains("vba-contact-center").doesNotContain("tsa-contact-center");
    assertThat(search("ombLead", "?q=contact").get("services").findValuesAsText("slug")).contains("vba-contact-center", "tsa-contact-center");
    assertThat(search("vaReporter", "?hisp=DHS-TSA").get("total").intValue()).isZero();
    assertThat(search("ombLead", "?hisp=DHS-TSA&q=HELP tsa").get("services").findValuesAsText("slug")).containsExactly("help-from-tsa");
    assertThat(search("ombLead", "?hisp=DHS-TSA&q={q}", "%").get("services").size()).as("a percent sign is no joker").isEqualTo(search("ombLead", "?hisp=DHS-TSA").get("services").size());
    assertThat(search("ombLead", "?channel=pigeon").get("total").intValue()).isZero();
    var all = search("ombLead", "");
    assertThat(all.get("services")).hasSizeLessThanOrEqualTo(50);
    assertThat(all.get("services").findValuesAsText("status")).contains("designated", "previously reported");
    var tooLong = http.withBasicAuth("ombLead", "hisp-demo").getForEntity("/api/v1/services/search?q=" + "x".repeat(201), String.class);
    assertThat(tooLong.getStatusCode().value()).isEqualTo(422);
    assertThat(tooLong.getBody()).contains("at most 200 characters");
  }
}
