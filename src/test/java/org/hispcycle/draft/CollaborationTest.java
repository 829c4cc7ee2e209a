package org.hispcycle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.StaleVersion;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Person;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several people in one case: who is there, what they say line by line, and that nothing of theirs gets lost (cycle 2031). */
@WholeApplication
class CollaborationTest {

  private static final int YEAR = 2031;
  private static final String FILL_IN = "Task_FillInAssessment";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private Drafts drafts;
  @Autowired private Presence presence;
  @Autowired private Remarks remarks;
  @Autowired private JdbcClient sql;
  @Autowired private Clock clock;

  private String start(String processKey, String hispId, String agencyId) {
    cycles.open(YEAR);
    var key = YEAR + "-" + hispId;
    steps.start(processKey, key, Map.of("cycleYear", YEAR, "agencyId", agencyId, "hispId", hispId));
    return key;
  }

  @Test
  void contributorsSeeWhoElseIsThereAndWhere() {
    var path = "/api/v1/drafts/" + steps.task(start("CapacityAssessmentProcess", "DHS-CBP", "DHS"), FILL_IN).getId() + "/presence";
    var reporter = new Person(port, "dhsReporter");
    var official = new Person(port, "dhsOfficial");

    assertThat(here(reporter, path, "talent").get("others")).isEmpty();
    var seen = here(official, path, null);
    assertThat(seen.get("version").asInt()).isZero();
    assertThat(seen.at("/others/0/userId").asText()).isEqualTo("dhsReporter");
    assertThat(seen.at("/others/0/place").asText()).isEqualTo("talent");
    var since = seen.at("/others/0/since").asText();
    here(reporter, path, "talent");
    assertThat(here(official, path, null).at("/others/0/since").asText()).isEqualTo(since);
    assertThat(here(reporter, path, "hiring").at("/others/0/place").isNull()).isTrue();
    assertThat(here(official, path, null).at("/others/0/place").asText()).isEqualTo("hiring");

    assertThat(reporter.send("PUT", path, Map.of("place", "<script>")).status()).isEqualTo(422);
    assertThat(new Person(port, "vaReporter").send("PUT", path, Map.of("place", "talent")).status()).isEqualTo(404);
    assertThat(reporter.send("DELETE", path, null).status()).isEqualTo(204);
    assertThat(here(official, path, null).get("others")).isEmpty();
  }

  @Test
  void whoIsNotHeardOfForAWhileCountsAsGone() {
    presence.here("Case/expiry", "vaReporter", "talent");
    assertThat(presence.others("Case/expiry", "vaOfficial")).hasSize(1);
    sql.sql("update draft_presence set seen_at = ? where draft_key = 'Case/expiry'")
        .param(SqlTime.of(clock.instant().minus(Presence.LASTS).minus(Duration.ofSeconds(1)))).update();
    assertThat(presence.others("Case/expiry", "vaOfficial")).isEmpty();
    // and the row itself goes when the next person comes to any draft
    sql.sql("update draft_presence set seen_at = ? where draft_key = 'Case/expiry'")
        .param(SqlTime.of(clock.instant().minus(Duration.ofHours(2)))).update();
    presence.here("Case/another", "vaReporter", null);
    assertThat(sql.sql("select count(*) from draft_presence where draft_key = 'Case/expiry'").query(Integer.class).single()).isZero();
  }

  @Test
  void remarksStayWithTheirPlaceUntilTheyAreDealtWith() {
    var key = start("CapacityAssessmentProcess", "DHS-FEMA", "DHS");
    var path = "/api/v1/tasks/" + steps.task(key, FILL_IN).getId() + "/remarks";
    var reporter = new Person(port, "dhsReporter");

    var said = reporter.send("POST", path, Map.of("place", "functions.measurement.narrative", "text", " Which surveys? <b>All</b> of them. "));
    assertThat(said.status()).as(said.text()).isEqualTo(201);
    assertThat(said.body().get("text").asText()).isEqualTo("Which surveys? <b>All</b> of them.");
    assertThat(said.body().get("role").asText()).isEqualTo("HISP reporter");
    assertThat(said.body().get("submissionVersion").isNull()).isTrue();

    drafts.freeze("CapacityAssessmentProcess/" + key, JSON.createObjectNode(), "dhsReporter", clock.instant());
    assertThat(reporter.send("POST", path, Map.of("place", "talent", "text", "Numbers?")).body().get("submissionVersion").asInt()).isEqualTo(1);
    var settled = reporter.send("PUT", path + "/" + said.body().get("id").asLong(), Map.of("resolved", true));
    assertThat(settled.body().get("resolved").asBoolean()).isTrue();
    assertThat(settled.body().get("resolvedBy").asText()).isEqualTo("dhsReporter");
    assertThat(reporter.send("PUT", path + "/" + said.body().get("id").asLong(), Map.of("resolved", false)).body().get("resolvedBy").isNull()).isTrue();
    assertThat(reporter.get(path).body()).hasSize(2);
    assertThat(remarks.of("CapacityAssessmentProcess/" + key)).extracting(Remarks.Remark::place).containsExactly("functions.measurement.narrative", "talent");

    assertThat(reporter.send("POST", path, Map.of("place", "talent", "text", " ")).status()).isEqualTo(422);
    assertThat(reporter.send("POST", path, Map.of("place", "talent", "text", "x".repeat(4001))).status()).isEqualTo(422);
    assertThat(reporter.send("POST", path, Map.of("place", "tal ent", "text", "x")).status()).isEqualTo(422);
    assertThat(reporter.send("POST", path, Map.of("text", "x")).status()).isEqualTo(422);
    assertThat(reporter.send("PUT", path + "/999999", Map.of("resolved", true)).status()).isEqualTo(404);
    assertThat(new Person(port, "vaReporter").get(path).status()).isEqualTo(404);
  }

  @Test
  void aRemarkOnAHiddenPartIsHiddenToo() {
    var key = start("ActionPlanProcess", "DHS-TSA", "DHS");
    var task = steps.task(key, "Task_DraftActionPlan").getId();
    var official = new Person(port, "dhsOfficial");
    var operator = new Person(port, "admin");
    assertThat(official.send("POST", "/api/v1/tasks/" + task + "/remarks", Map.of("place", "budgetRequests.b1.amount", "text", "Enough?")).status()).isEqualTo(201);
    assertThat(official.send("POST", "/api/v1/tasks/" + task + "/remarks", Map.of("place", "actions.a1.target", "text", "By when?")).status()).isEqualTo(201);
    here(official, "/api/v1/drafts/" + task + "/presence", "budgetRequests.b1.amount");

    assertThat(official.get("/api/v1/tasks/" + task + "/remarks").body()).hasSize(2);
    assertThat(operator.get("/api/v1/tasks/" + task + "/remarks").body()).hasSize(1);
    assertThat(here(operator, "/api/v1/drafts/" + task + "/presence", null).at("/others/0/place").isNull()).isTrue();
  }

  @Test
  void manyWhoWriteDifferentPlacesAtOnceLoseNothing() throws Exception {
    int people = 12;
    int savesEach = 8;
    var key = "Case/many";
    // everybody has read the same version before anybody saves, so that saves do meet
    var allHaveRead = new CyclicBarrier(people);
    var pool = Executors.newFixedThreadPool(people);
    try {
      var writing = new ArrayList<Callable<Integer>>();
      for (int person = 0; person < people; person++) {
        var place = "place" + person;
        writing.add(() -> {
          int collisions = 0;
          for (int save = 1; save <= savesEach; save++) {
            collisions += saveUntilTaken(key, place, save, allHaveRead);
          }
          return collisions;
        });
      }
      var results = writing.stream().map(pool::submit).toList();
      int collisions = 0;
      for (var result : results) {
        collisions += result.get();
      }
      var saved = drafts.find(key);
      for (int person = 0; person < people; person++) {
        assertThat(saved.content().path("place" + person).asInt()).isEqualTo(savesEach);
      }
      // every save that was acknowledged is a version of its own, so none stands on an older one than it knew
      assertThat(saved.version()).isEqualTo(people * savesEach);
      assertThat(collisions).as("saves that met another's").isGreaterThanOrEqualTo((people - 1) * savesEach);
    } finally {
      pool.shutdown();
    }
  }

  /** As a form does it: on a stale version it reads the newer one, joins its own place and tries again. */
  private int saveUntilTaken(String key, String place, int value, CyclicBarrier allHaveRead) throws Exception {
    for (int collisions = 0; ; collisions++) {
      var seen = drafts.find(key);
      var content = (ObjectNode) seen.content().deepCopy();
      content.put(place, value);
      if (collisions == 0) {
        allHaveRead.await(1, TimeUnit.MINUTES);
      }
      try {
        drafts.save(key, seen.version(), content, "vaReporter");
        return collisions;
      } catch (StaleVersion raced) {
        assertThat(raced.currentVersion()).isGreaterThanOrEqualTo(1);
      }
    }
  }

  private static JsonNode here(Person person, String path, String place) {
    var body = JSON.createObjectNode();
    body.put("place", place);
    var answer = person.send("PUT", path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }
}
