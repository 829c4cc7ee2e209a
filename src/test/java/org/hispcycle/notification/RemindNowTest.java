package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** OMB's lead reminds the people of a duty once a day, and the board counts it. */
@WholeApplication
class RemindNowTest {

  private static final int YEAR = 2033;

  @LocalServerPort int port;
  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private RemindersSent sent;
  @Autowired private JdbcClient sql;

  @AfterEach
  void nobodyIsLoggedIn() {
    steps.nobody();
  }

  private String duty(String hisp) {
    if (cycles.find(YEAR).isEmpty()) {
      cycles.open(YEAR);
    }
    return YEAR + "-" + hisp + "/capacity-assessment";
  }

  private void open(String hisp, String agency) {
    duty(hisp);
    steps.start("CapacityAssessmentProcess", YEAR + "-" + hisp, Map.of("cycleYear", YEAR, "agencyId", agency, "hispId", hisp));
  }

  private Http.Answer remind(String who, String duty) {
    return Http.as(who, port).send("POST", "/api/v1/obligations/" + duty + "/reminder", null);
  }

  private static JsonNode json(Http.Answer answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  private int byHand(String duty) {
    return sql.sql("select count(*) from reminder where obligation_id = ? and step like 'by-hand-%' and status in ('PENDING', 'MAILED')")
        .param(duty).query(Integer.class).single();
  }

  @Test
  void everybodyWhoHasTheTaskIsRemindedOnceADayHoweverOftenTheButtonIsPressed() throws Exception {
    open("VA-VBA", "VA");
    var duty = duty("VA-VBA");
    assertThat(sent.of(duty)).isEqualTo(new RemindersSent.Sent(0, null));

    var first = remind("ombLead", duty);
    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    var people = json(first).get("reminded").size();
    assertThat(people).isPositive();
    assertThat(byHand(duty)).isEqualTo(people);
    assertThat(sql.sql("select distinct asked_by from reminder where obligation_id = ?").param(duty).query(String.class).list()).containsExactly("ombLead");

    var again = json(remind("ombLead", duty));
    assertThat(again.get("reminded")).isEmpty();
    assertThat(again.get("alreadyReminded")).hasSize(people);
    assertThat(again.get("message").asText()).contains("Nobody was reminded").contains("not again");
    assertThat(byHand(duty)).isEqualTo(people);
    assertThat(sent.of(duty)).satisfies(all -> {
      assertThat(all.count()).isEqualTo(people);
      assertThat(all.lastAt()).isNotNull();
    });
  }

  @Test
  void nobodyElseRemindsAndAnUnknownDutyIsNotFound() {
    var duty = duty("VA-VHA");
    assertThat(remind("vaReporter", duty).status()).isEqualTo(403);
    assertThat(remind("ombDeskOfficer", duty).status()).isEqualTo(403);
    assertThat(remind("ombLead", YEAR + "-VA-NONE/capacity-assessment").status()).isEqualTo(404);
  }

  @Test
  void aDutyThatNobodyCanActOnOrThatIsSettledRemindsNobodyAndSaysWhy() {
    var duty = duty("DOL-OWCP");
    assertThat(remind("ombLead", duty)).satisfies(answer -> {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("nobody to remind").contains("is due on");
    });
    ledger.excuse(duty, "test", java.time.Instant.EPOCH, "withdrawn");
    assertThat(remind("ombLead", duty)).satisfies(answer -> {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("is settled (Excused)");
    });
  }
}
