package org.hispcycle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** A fresh demo as a newcomer finds it, and its clock over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:demo-clock;DB_CLOSE_DELAY=-1",
    "camunda.bpm.job-execution.enabled=false",
    "hisp.reminders.enabled=false"})
@ActiveProfiles("demo")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoClockTest {

  private static final String ADDRESS = "/api/v1/demo/clock";

  @Autowired private TestRestTemplate http;
  @Autowired private Cycles cycles;
  @Autowired private ProcessEngine engine;
  @Autowired private DemoClockStore store;
  @Autowired private Clock clock;
  @Autowired private JdbcClient sql;

  @AfterAll
  static void realTime() {
    ClockUtil.reset();
  }

  private ResponseEntity<JsonNode> move(String user, Map<String, String> body) {
    return http.withBasicAuth(user, "hisp-demo").postForEntity(ADDRESS, body, JsonNode.class);
  }

  @Test
  @Order(1)
  void aFreshDemoStandsAtTheSecondOfJanuaryWithItsYearOpenedByTheTimer() {
    assertThat(clock.instant()).isBetween(Instant.parse("2026-01-02T14:00:00Z"), Instant.parse("2026-01-02T14:30:00Z"));
    assertThat(cycles.get(2026).openedAt()).isEqualTo(Instant.parse("2026-01-02T05:00:00Z"));
    assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey("AnnualCycleProcess").count()).isEqualTo(1);
    // the timer waits for the next year
    assertThat(engine.getManagementService().createJobQuery().processDefinitionKey("AnnualCycleProcess").timers().list())
        .anySatisfy(timer -> assertThat(timer.getDuedate().toInstant()).isEqualTo(Instant.parse("2027-01-02T05:00:00Z")));
    assertThat(sql.sql("select count(*) from mail where recipient = 'omblead@omb.example' and status = 'SENT'").query(Integer.class).single()).isPositive();
    assertThat(store.fresh()).isFalse();
  }

  @Test
  @Order(2)
  void onlyOmbsLeadAndTheOperatorMoveIt() {
    var refused = move("vaCio", Map.of("date", "2026-01-10"));
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(refused.getBody().path("detail").asText()).contains("ombLead");
    assertThat(http.postForEntity(ADDRESS, Map.of("date", "2026-01-10"), JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  @Order(3)
  void itMovesForwardOnlyAndNotTooFar() {
    for (var wrong : new String[] {"2025-12-31", "2026-01-02", "2031-01-01", "30 October", ""}) {
      var refused = move("ombLead", Map.of("date", wrong));
      assertThat(refused.getStatusCode()).as(wrong).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
      assertThat(refused.getBody().path("detail").asText()).as(wrong).endsWith(".").doesNotContain("Exception");
    }
    assertThat(move("ombLead", Map.of()).getBody().path("detail").asText()).contains("Say where to move the clock");
  }

  @Test
  @Order(4)
  void itArrivesAtNineOnTheDayWithEverythingBetweenDone() {
    var before = sql.sql("select count(*) from mail").query(Integer.class).single();
    var arrived = move("ombLead", Map.of("date", "2026-01-27"));
    assertThat(arrived.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(arrived.getBody().path("date").asText()).isEqualTo("2026-01-27");
    assertThat(arrived.getBody().path("moving").asBoolean()).isFalse();
    assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2026-01-27T14:00:00Z"));
    assertThat(sql.sql("select count(*) from mail").query(Integer.class).single()).isGreaterThan(before);
    assertThat(sql.sql("select count(*) from mail where status <> 'SENT'").query(Integer.class).single()).isZero();
    assertThat(sql.sql("select count(*) from reminder_step where status = 'PLANNED' and due_at <= ?")
        .param(clock.instant().atOffset(java.time.ZoneOffset.UTC)).query(Integer.class).single()).isZero();
  }

  @Test
  @Order(5)
  void aSecondMoveWaitsItsTurn() throws Exception {
    var first = CompletableFuture.supplyAsync(() -> move("ombLead", Map.of("date", "2026-06-15")));
    var refused = HttpStatus.OK;
    for (int attempt = 0; attempt < 200 && !first.isDone(); attempt++) {
      if (http.withBasicAuth("ombLead", "hisp-demo").getForObject(ADDRESS, JsonNode.class).path("moving").asBoolean()) {
        refused = (HttpStatus) move("admin", Map.of("date", "2026-09-01")).getStatusCode();
        break;
      }
      Thread.sleep(10);
    }
    assertThat(first.get().getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(refused).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  @Order(6)
  void afterARestartItGoesOnFromWhereItStood() {
    var offset = store.offset(Clock.systemUTC());
    assertThat(EasternTime.dateOf(Instant.now().plus(offset))).isEqualTo(EasternTime.today(clock));
  }

  @Test
  @Order(7)
  void theMailPageShowsWhatWasSentAndKeepsTheHtmlInABox() {
    assertThat(http.getForEntity("/demo/mail", String.class)).satisfies(page -> {
      assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
      assertThat(page.getBody()).contains("Mail sent").contains("/demo/mail/");
    });
    assertThat(http.getForObject("/demo/mail?to=omblead", String.class)).contains("omblead@omb.example").doesNotContain("va.cio@va.example");
    assertThat(http.getForObject("/demo/mail?to=nobody-at-all", String.class)).contains("No mail has been written to");
    var id = sql.sql("select min(id) from mail").query(Long.class).single();
    assertThat(http.getForObject("/demo/mail/" + id, String.class)).contains("sandbox=").contains("You are told because");
    var html = http.getForEntity("/demo/mail/" + id + "/html", String.class);
    assertThat(html.getHeaders().getFirst("Content-Security-Policy")).contains("default-src 'none'").contains("sandbox");
    assertThat(html.getHeaders().getFirst("X-Frame-Options")).isEqualTo("SAMEORIGIN");
  }
}
