package org.hispcycle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.SoftAssertions;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.Measurements.Times;
import org.hispcycle.support.Measurements;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An assessment of 25 questions with narratives: how long it takes to open in Tasklist, and to save while 50 people edit,
 * beside a plain JDBC write of the same draft in the same run. Belongs to {@code -Pbenchmark}, never to the tests; see
 * docs/operations/benchmarks.md.
 */
@WholeApplication
class AssessmentBenchmark {

  private static final int YEAR = 2026;
  private static final int PEOPLE = 50;
  private static final int QUESTIONS = 25;
  private static final int OPENINGS = 25;
  private static final Duration EDITING = Duration.ofSeconds(30);
  private static final double OPEN_WITHIN = 1000;
  private static final double SAVE_WITHIN = 300;
  private static final List<String> FUNCTIONS = List.of("measurement", "governance", "culture", "research", "improvement");
  private static final String FILL_IN = "Task_FillInAssessment";
  private static final ObjectMapper JSON = new ObjectMapper();
  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private Registry registry;
  @Autowired private JdbcClient sql;
  @Autowired private Clock clock;

  private record Place(String task, String user) {}

  @Test
  void anAssessmentOpensAndSavesInTimeWhileFiftyPeopleEdit() throws Exception {
    var report = new Measurements("assessment");
    publishQuestionnaire();
    var places = startCases();
    var draft = draft();
    report.put("questions", QUESTIONS).put("draftCharacters", draft.toString().length()).put("cases", places.stream().map(Place::task).distinct().count())
        .put("database", sql.sql("select version()").query(String.class).optional().orElse("H2"));

    var tasks = places.stream().map(Place::task).distinct().toList();
    tasks.forEach(task -> saveFirst(places.stream().filter(each -> each.task().equals(task)).findFirst().orElseThrow(), draft));
    warmUp(places.get(0));

    var quiet = openings("vaReporter");
    var people = Executors.newFixedThreadPool(PEOPLE + 1);
    List<Double> saves = Collections.synchronizedList(new ArrayList<>());
    List<Double> savesBesideBrowser = Collections.synchronizedList(new ArrayList<>());
    var reference = new ArrayList<Double>();
    var collisions = new AtomicInteger();
    Times busy;
    try {
      var all = new CountDownLatch(PEOPLE);
      var stop = new AtomicBoolean();
      var kept = new AtomicReference<>(saves);
      var running = new ArrayList<Future<Void>>();
      for (int person = 0; person < PEOPLE; person++) {
        running.add(people.submit(editor(places.get(person), person, all, stop, kept, collisions)));
      }
      all.await();
      running.add(people.submit(plainWrites(draft.toString(), reference)));
      Thread.sleep(EDITING.toMillis());
      // from here on the browser takes its part of the processor; what is saved meanwhile is counted apart
      kept.set(savesBesideBrowser);
      report.put("loadAverageWhileFiftyEdit", Measurements.loadAverage());
      busy = openings("vaReporter");
      stop.set(true);
      for (var each : running) {
        finished(each);
      }
    } finally {
      people.shutdownNow();
    }

    var saving = Times.of(saves);
    var writing = Times.of(reference);
    report.put("openingAlone", quiet).put("openingWhileFiftyEdit", busy)
        .put("savingWhileFiftyEdit", saving).put("savingBesideTheBrowser", Times.of(savesBesideBrowser)).put("people", PEOPLE).put("seconds", EDITING.toSeconds()).put("savesThatMetAnother", collisions.get())
        .put("plainJdbcWriteInTheSameRun", writing).put("savingComparedWithPlainWriteAtMedian", Math.round(10 * saving.median() / writing.median()) / 10.0)
        .put("goals", Map.of("openingMedianAndP95BelowMs", OPEN_WITHIN, "savingP95BelowMs", SAVE_WITHIN))
        .put("loadAverageAfter", Measurements.loadAverage()).write();

    var softly = new SoftAssertions();
    softly.assertThat(quiet.p95()).as("opening, milliseconds at the 95th percentile").isLessThan(OPEN_WITHIN);
    softly.assertThat(busy.median()).as("opening while fifty people edit, milliseconds at the median").isLessThan(OPEN_WITHIN);
    softly.assertThat(saving.p95()).as("saving while fifty people edit, milliseconds at the 95th percentile").isLessThan(SAVE_WITHIN);
    softly.assertThat(saving.count()).as("saves").isGreaterThan(PEOPLE * 5);
    softly.assertAll();
  }

  // ---- the questionnaire and the drafts

  /** Five functions with five further questions each, published as OMB does it. */
  private void publishQuestionnaire() {
    var document = JSON.createObjectNode().put("key", "benchmark").put("version", 1).put("title", "Assessment of the benchmark");
    for (var id : FUNCTIONS) {
      var function = document.withArray("functions").addObject().put("id", id).put("name", "About " + id).put("description", "What stands here is made up.");
      for (int level = 1; level <= 5; level++) {
        function.withArray("levels").addObject().put("level", level).put("name", "Level " + level).put("text", "What an agency does at level " + level + " of " + id + ".");
      }
      for (int question = 1; question <= QUESTIONS / FUNCTIONS.size(); question++) {
        function.withArray("questions").addObject().put("id", "q" + question).put("text", "Question " + question + " about " + id + "?").put("kind", "text").put("required", true);
      }
    }
    var answer = Http.as("ombLead", port).post("/api/v1/questionnaires", document.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  private static ObjectNode draft() {
    var words = new Random(280);
    var content = JSON.createObjectNode();
    for (var id : FUNCTIONS) {
      var function = content.withObject("functions").putObject(id).put("level", 1 + words.nextInt(5)).put("narrative", narrative(words));
      for (int question = 1; question <= QUESTIONS / FUNCTIONS.size(); question++) {
        function.withObject("answers").put("q" + question, narrative(words));
      }
    }
    return content.put("talent", narrative(words)).put("hiring", narrative(words));
  }

  /** About 200 words. */
  private static String narrative(Random random) {
    var text = new StringBuilder();
    for (int word = 0; word < 200; word++) {
      for (int letter = 1 + random.nextInt(9); letter > 0; letter--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(word % 12 == 11 ? ". " : " ");
    }
    return text.toString();
  }

  /** An assessment of each HISP, and for each as many contributors as have an account, until there are fifty. */
  private List<Place> startCases() {
    cycles.open(YEAR);
    var places = new ArrayList<Place>();
    for (var hisp : registry.activeHisps(EasternTime.today(clock))) {
      var key = YEAR + "-" + hisp.id();
      steps.start("CapacityAssessmentProcess", key, Map.of("cycleYear", YEAR, "agencyId", hisp.agencyId(), "hispId", hisp.id()));
      var task = steps.task(key, FILL_IN).getId();
      steps.nobody();
      var engine = steps.engine();
      engine.getTaskService().getIdentityLinksForTask(task).stream().filter(link -> link.getGroupId() != null)
          .flatMap(link -> engine.getIdentityService().createUserQuery().memberOfGroup(link.getGroupId()).memberOfTenant(hisp.agencyId()).list().stream())
          .map(user -> user.getId()).distinct().sorted().forEach(user -> places.add(new Place(task, user)));
    }
    assertThat(places).as("places for people to write").hasSizeGreaterThanOrEqualTo(PEOPLE);
    // VA's first: its reporter opens them in the browser
    places.sort((a, b) -> Boolean.compare(b.user().startsWith("va"), a.user().startsWith("va")));
    return places.subList(0, PEOPLE);
  }

  private void saveFirst(Place place, JsonNode draft) {
    var answer = Http.as(place.user(), port).put("/api/v1/drafts/" + place.task(), body(0, draft));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private static String body(int version, JsonNode content) {
    return JSON.createObjectNode().put("version", version).set("content", content).toString();
  }

  private void warmUp(Place place) {
    var http = Http.as(place.user(), port);
    for (int round = 0; round < 200; round++) {
      var seen = http.get("/api/v1/drafts/" + place.task()).json();
      http.put("/api/v1/drafts/" + place.task(), body(seen.get("version").asInt(), seen.get("content")));
    }
  }

  // ---- people who write

  /** Writes into a place of their own every two to four seconds, as autosave does, and joins what a colleague saved meanwhile. */
  private Callable<Void> editor(Place place, int person, CountDownLatch all, AtomicBoolean stop, AtomicReference<List<Double>> saves,
      AtomicInteger collisions) {
    return () -> {
      var http = Http.loggedIn(place.user(), "tasklist", port);
      var random = new Random(person);
      var address = "/api/v1/drafts/" + place.task();
      var seen = http.get(address).json();
      all.countDown();
      all.await();
      Thread.sleep(random.nextInt(4000));
      for (int round = 0; !stop.get(); round++) {
        var content = (ObjectNode) seen.get("content").deepCopy();
        long began = System.nanoTime();
        int version = seen.get("version").asInt();
        for (;;) {
          write(content, person, round);
          var answer = http.put(address, body(version, content));
          if (answer.status() == 200) {
            saves.get().add((System.nanoTime() - began) / 1e6);
            seen = JSON.createObjectNode().put("version", answer.json().get("version").asInt()).set("content", content);
            break;
          }
          assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
          collisions.incrementAndGet();
          var theirs = http.get(address).json();
          version = theirs.get("version").asInt();
          content = (ObjectNode) theirs.get("content");
        }
        if (round % 3 == 0) {
          http.put(address + "/presence", "{\"place\":\"functions.measurement.narrative\"}");
        }
        Thread.sleep(2000 + random.nextInt(2000));
      }
      return null;
    };
  }

  private static void write(ObjectNode content, int person, int round) {
    var function = content.withObject("functions").withObject(FUNCTIONS.get(person % FUNCTIONS.size()));
    function.put("narrative", function.path("narrative").asText().replaceAll(" Round \\d+ of \\d+\\.", "") + " Round " + round + " of " + person + ".");
  }

  /** The same text into a table of its own, on a connection of the same pool, four times a second during the same seconds. */
  private Callable<Void> plainWrites(String content, List<Double> times) {
    return () -> {
      sql.sql("create table benchmark_draft (case_key varchar(200) primary key, version integer not null, content text not null)").update();
      sql.sql("insert into benchmark_draft (case_key, version, content) values ('x', 0, ?)").param(content).update();
      long until = System.nanoTime() + EDITING.toNanos();
      for (int version = 0; System.nanoTime() < until; version++) {
        long began = System.nanoTime();
        assertThat(sql.sql("update benchmark_draft set version = version + 1, content = ? where case_key = 'x' and version = ?").params(content, version).update()).isEqualTo(1);
        times.add((System.nanoTime() - began) / 1e6);
        Thread.sleep(250);
      }
      sql.sql("drop table benchmark_draft").update();
      return null;
    };
  }

  private static void finished(Future<Void> work) throws Exception {
    try {
      work.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("Somebody who edited could not go on.", failed.getCause());
    }
  }

  // ---- the browser

  /** From the click on a task in the list until every question of it stands on the screen, with Tasklist open already. */
  private Times openings(String user) {
    try (var person = new Tasklist(chromium, port, user)) {
      person.inbox();
      var names = person.page.locator("li.task h4 a, li.task .names a");
      names.first().waitFor();
      var times = new ArrayList<Double>();
      for (int opening = 0; opening < OPENINGS + 2; opening++) {
        var milliseconds = (Number) person.page.evaluate(OPEN, List.of(opening % 2, QUESTIONS));
        if (opening >= 2) {
          // the first two fetch the scripts
          times.add(milliseconds.doubleValue());
        }
      }
      return Times.of(times);
    }
  }

  private static final String OPEN = """
      async ([which, questions]) => {
        const links = [...document.querySelectorAll('li.task h4 a, li.task .names a')].filter(each => /assessment/i.test(each.textContent));
        const before = document.querySelector('.hisp-form');
        const began = performance.now();
        links[which % links.length].click();
        for (;;) {
          const form = document.querySelector('.hisp-form');
          if (form && form !== before && form.querySelectorAll('.hf-content textarea, .hf-content .hf-reading').length >= questions) {
            break;
          }
          if (performance.now() - began > 60000) {
            throw new Error('The form did not open within a minute: ' + (form ? form.textContent.slice(0, 200) : 'no form'));
          }
          await new Promise(requestAnimationFrame);
        }
        // until it is painted
        await new Promise(requestAnimationFrame);
        await new Promise(done => setTimeout(done, 0));
        return performance.now() - began;
      }""";
}
