package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is seeded, labelled as demo, and who sees it. */
@WholeApplication
class ClearanceSeedTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 2);
  private static final String WITHOUT = "HUD";

  @Autowired Clearances clearances;
  @Autowired Umbrellas umbrellas;
  @Autowired Registry registry;
  @LocalServerPort int port;

  @Test
  void everyDepartmentButOneHasADemoUmbrella() {
    for (var agency : registry.agencies()) {
      if (agency.id().equals(WITHOUT)) {
        assertThat(umbrellas.valid(WITHOUT, TODAY)).as("one department is shown as blocked").isEmpty();
        continue;
      }
      assertThat(umbrellas.valid(agency.id(), TODAY)).as(agency.id()).get().satisfies(each -> {
        assertThat(each.demo()).isTrue();
        assertThat(each.controlNumber()).matches("9900-[0-9]{4}");
      });
    }
  }

  @Test
  void theRealUmbrellasAreHistory() {
    assertThat(umbrellas.of("DOC")).anySatisfy(each -> {
      assertThat(each.controlNumber()).isEqualTo("0690-0035");
      assertThat(each.demo()).isFalse();
      assertThat(each.ceilingResponses()).isEqualTo(752_925);
      assertThat(each.validOn(TODAY)).isFalse();
    });
    assertThat(umbrellas.of("OPM")).anySatisfy(each -> assertThat(each.validOn(TODAY)).isFalse());
  }

  @Test
  void designatedServicesAreClearedWhereAControlNumberWasSeenAndBlockedOtherwise() {
    var seeded = registry.designations().stream().filter(each -> each.demo()).toList();
    assertThat(seeded).isNotEmpty();
    for (var designation : seeded) {
      var seen = !designation.hispId().startsWith(WITHOUT) && !registry.observedControlNumbers(designation.hispId(), designation.serviceId()).isEmpty();
      assertThat(clearances.hasValidClearance(designation.hispId(), designation.serviceId(), TODAY)).as(designation.hispId() + " " + designation.serviceId()).isEqualTo(seen);
      if (seen) {
        assertThat(clearances.forService(designation.hispId(), designation.serviceId())).anySatisfy(each -> {
          assertThat(each.demo()).isTrue();
          assertThat(each.title()).startsWith("Demo: ");
          assertThat(registry.observedControlNumbers(designation.hispId(), designation.serviceId())).contains(each.controlNumber());
        });
      }
    }
  }

  @Test
  void anAgencySeesItsOwnClearancesAndOmbAll() {
    assertThat(Http.anonymous(port).get("/api/v1/clearances").status()).isEqualTo(401);
    var own = Http.as("vaReporter", port).get("/api/v1/clearances");
    assertThat(own.status()).as(own.toString()).isEqualTo(200);
    assertThat(own.json().get("agencies").findValuesAsText("agencyId")).containsOnly("VA");
    assertThat(own.json().get("demoNote").asText()).contains("Demo data");
    assertThat(Http.as("ombLead", port).get("/api/v1/clearances").json().get("agencies")).hasSize(16);
    assertThat(agency(Http.as("ombLead", port).get("/api/v1/clearances").json(), "DHS").get("blocked").findValuesAsText("hispId")).contains("DHS-CBP");
  }

  @Test
  void theStartFormListsTheServicesOfTheOwnAgency() {
    var own = Http.as("vaReporter", port).get("/api/v1/services");
    assertThat(own.status()).as(own.toString()).isEqualTo(200);
    assertThat(own.json().findValuesAsText("hispId")).containsOnly("VA-VBA", "VA-VHA");
    assertThat(own.json().findValuesAsText("id")).contains("26", "2");
  }

  @Test
  void aWrongRequestOverHttpGetsOurSentence() {
    var answer = Http.as("vaReporter", port).post("/engine-rest/process-definition/key/PraClearanceProcess/submit-form",
        "{\"variables\":{\"serviceId\":{\"value\":59,\"type\":\"Integer\"}}}");
    assertThat(answer.status()).as(answer.toString()).isBetween(400, 599);
    assertThat(answer.body()).satisfiesAnyOf(body -> assertThat(body).contains("has no service with the id 59"),
        body -> assertThat(body).contains("has not been opened yet"));
  }

  private static JsonNode agency(JsonNode answer, String id) {
    return StreamSupport.stream(answer.get("agencies").spliterator(), false).filter(each -> each.get("agencyId").asText().equals(id)).findFirst().orElseThrow();
  }
}
