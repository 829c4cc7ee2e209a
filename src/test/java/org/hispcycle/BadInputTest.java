package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Person;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people and programs get when something is wrong: a sentence, an open task, and nothing half written (cycle 2035). */
@WholeApplication
class BadInputTest {

  private static final int YEAR = 2035;
  private static final String FILL_IN = "Task_FillInAssessment";

  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @LocalServerPort private int port;

  @BeforeEach
  void openTheYear() {
    cycles.open(YEAR);
  }

  @Test
  void anIncompleteFormIsRefusedFieldByFieldAndTheTaskStaysOpen() {
    var key = start("DOL-OSHA", "DOL");
    var reporter = new Person(port, "dolReporter");
    reporter.draft(FILL_IN, key, Map.of("functions", Map.of("measurement", Map.of("level", 7, "narrative", "x"))));
    var answer = reporter.tryToComplete(FILL_IN, key, "submit", null);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().get("detail").asText()).startsWith("\"Measurement\" has no level 7; choose 1 to 5.")
        .doesNotContain("ENGINE", "Exception", "[[");
    assertThat(answer.body().get("errors").get(0).get("field").asText()).isEqualTo("functions.measurement.level");
    assertThat(reporter.inbox(FILL_IN, key)).hasSize(1);
  }

  @Test
  void aTaskThatSomebodyCompletedMeanwhileIsSaidToBeOpenNoMore() {
    var answer = new Person(port, "dolReporter").send("POST", "/engine-rest/task/" + UUID.randomUUID() + "/complete",
        Map.of("variables", Map.of("outcome", Map.of("value", "submit"))));
    assertThat(answer.status()).isBetween(403, 409);
    assertThat(answer.text()).doesNotContain("ENGINE-", "Exception").contains("detail");
  }

  @Test
  void anUnknownOutcomeIsRefusedWithThePossibleOnes() {
    var key = start("DOL-ETA", "DOL");
    var answer = new Person(port, "dolReporter").tryToComplete(FILL_IN, key, "approve", null);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().get("detail").asText()).contains("cannot end this way. Possible outcomes: submit.");
  }

  @Test
  void anotherAgencysTaskIsNotThere() {
    var key = start("DOL-EBSA", "DOL");
    var id = steps.task(key, FILL_IN).getId();
    var stranger = new Person(port, "vaReporter");
    assertThat(stranger.inbox(FILL_IN, key)).isEmpty();
    assertThat(stranger.get("/api/v1/tasks/" + id + "/form").status()).isEqualTo(404);
    assertThat(stranger.send("PUT", "/api/v1/drafts/" + id, Map.of("version", 0, "content", Map.of())).status()).isEqualTo(404);
    assertThat(stranger.send("POST", "/engine-rest/task/" + id + "/claim", Map.of("userId", "vaReporter")).status()).isBetween(400, 499);
  }

  @Test
  void aDraftThatIsNoDraftIsRefused() {
    var key = start("DOL-OWCP", "DOL");
    var id = steps.task(key, FILL_IN).getId();
    var reporter = new Person(port, "dolReporter");
    assertThat(reporter.send("PUT", "/api/v1/drafts/" + id, Map.of("version", 0, "content", "text")).status()).isEqualTo(422);
    assertThat(reporter.send("PUT", "/api/v1/drafts/" + id, "nonsense").status()).isEqualTo(400);
    assertThat(reporter.send("PUT", "/api/v1/drafts/" + id, Map.of("content", Map.of())).status()).isEqualTo(422);
    assertThat(reporter.send("PUT", "/api/v1/drafts/" + id, Map.of("version", 0, "content", Map.of("functions", "x".repeat(1_000_001)))).status()).isEqualTo(422);
  }

  @Test
  void aJobThatCannotBeDoneBecomesAnIncidentThatSaysWhy() {
    steps.start("QuarterlyReportingProcess", "2035-DOL-NONE", Map.of("cycleYear", YEAR, "agencyId", "DOL", "hispId", "DOL-NONE"));
    var management = steps.engine().getManagementService();
    var instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("2035-DOL-NONE").singleResult();
    for (int attempt = 0; attempt < 20 && steps.engine().getRuntimeService().createIncidentQuery().processInstanceId(instance.getId()).count() == 0; attempt++) {
      management.createJobQuery().processInstanceId(instance.getId()).list().forEach(job -> {
        try {
          management.executeJob(job.getId());
        } catch (RuntimeException expected) {
          assertThat(expected).hasMessageContaining("DOL-NONE");
        }
      });
    }
    var incident = steps.engine().getRuntimeService().createIncidentQuery().processInstanceId(instance.getId()).singleResult();
    assertThat(incident.getIncidentMessage()).contains("The register has no HISP DOL-NONE.");
    steps.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "test");
  }

  private String start(String hispId, String agencyId) {
    var key = YEAR + "-" + hispId;
    steps.start("CapacityAssessmentProcess", key, Map.of("cycleYear", YEAR, "agencyId", agencyId, "hispId", hispId));
    return key;
  }
}
