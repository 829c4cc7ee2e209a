package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.clearance.TestUmbrellas.noon;
import static org.hispcycle.clearance.TestUmbrellas.umbrella;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.StaleVersion;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever the order of approvals, changes, withdrawals, renewals, lapses and extensions: no more is ever drawn than a ceiling
 * allows, and what is drawn is what the surveys in force, or suspended with their umbrella, need. The orders are drawn by lot from
 * a seed, so a failure can be repeated.
 */
@Tag("database")
class UmbrellaDrawsTest {

  private static final String AGENCY = "SBA";
  private static final LocalDate BEGIN = LocalDate.of(2026, 3, 2);
  private static final int SEEDS = 25;
  private static final int STEPS = 50;

  private static DataSource database;
  private static JdbcClient sql;
  private static final AtomicInteger KEYS = new AtomicInteger();

  /** One node of the application: a transaction manager and services of its own, on the database that all share. */
  private static final class Node {
    final Umbrellas umbrellas;
    final Clearances clearances;
    final TestUmbrellas tests;
    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));

    Node() {
      var own = JdbcClient.create(database);
      umbrellas = new Umbrellas(new UmbrellaStore(own, java.time.Clock.fixed(noon(BEGIN), java.time.ZoneOffset.UTC)), event -> {});
      clearances = new Clearances(own, umbrellas);
      tests = new TestUmbrellas(own, umbrellas, AGENCY);
    }

    /** False where the database or a rule refused; then nothing was written. */
    boolean does(Runnable work) {
      try {
        transaction.executeWithoutResult(status -> work.run());
        return true;
      } catch (InputRefused | StaleVersion refused) {
        return false;
      }
    }

    <T> T reads(Supplier<T> query) {
      return transaction.execute(status -> query.get());
    }
  }

  @BeforeAll
  static void migrate() {
    database = MigratedDatabase.create();
    sql = JdbcClient.create(database);
    sql.sql("delete from survey_clearance where agency_id = ?").param(AGENCY).update();
    sql.sql("delete from umbrella_clearance where agency_id = ?").param(AGENCY).update();
  }

  @BeforeEach
  void emptyDepartment() {
    new Node().tests.forget();
  }

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  /** What may be done, by lot; the surveys that should be in force are kept beside the database. */
  private static final class Life {
    final Node node;
    final Random lot;
    final Map<String, UmbrellaBurden> expected;
    LocalDate today = BEGIN;

    Life(Node node, long seed, Map<String, UmbrellaBurden> expected) {
      this.node = node;
      this.lot = new Random(seed);
      this.expected = expected;
    }

    UmbrellaClearance current() {
      return node.reads(() -> node.umbrellas.of(AGENCY)).stream().filter(each -> each.status() != UmbrellaClearance.Status.REPLACED).findFirst().orElse(null);
    }

    void step() {
      switch (lot.nextInt(10)) {
        case 0, 1, 2, 3 -> approve();
        case 4 -> change();
        case 5 -> end();
        case 6 -> renew();
        case 7 -> revise();
        case 8 -> lapseOrExtend();
        default -> pass();
      }
    }

    void approve() {
      var umbrella = current();
      if (umbrella == null) {
        return;
      }
      var key = "S" + KEYS.incrementAndGet();
      var responses = 1 + lot.nextInt(400);
      var ownLastDay = lot.nextInt(3) > 0 ? umbrella.expiresOn() : today.plusDays(1 + lot.nextInt(200));
      if (ownLastDay.isAfter(today) && node.does(() -> node.tests.survey(umbrella, key, today, ownLastDay, responses, noon(today)))) {
        expected.put(key, burden(responses));
      }
    }

    String some() {
      var keys = List.copyOf(expected.keySet());
      return keys.isEmpty() ? "S0" : keys.get(lot.nextInt(keys.size()));
    }

    void change() {
      var key = some();
      var next = "S" + KEYS.incrementAndGet();
      var responses = 1 + lot.nextInt(400);
      var umbrella = current();
      var survey = node.reads(() -> node.clearances.ofCase(key));
      if (umbrella == null || survey.isEmpty() || !umbrella.expiresOn().isAfter(today)) {
        return;
      }
      // as an approved change does it: the old survey ends, and the changed one draws, or nothing happens
      if (node.does(() -> {
        node.clearances.end(survey.get(), today, "changed", "test", noon(today));
        node.tests.survey(umbrella, next, today, umbrella.expiresOn(), responses, noon(today));
      })) {
        expected.remove(key);
        expected.put(next, burden(responses));
      }
    }

    void end() {
      var key = some();
      var on = today.plusDays(lot.nextInt(3) * 30L);
      var survey = node.reads(() -> node.clearances.ofCase(key));
      if (survey.isPresent() && node.does(() -> node.clearances.discontinue(survey.get().id(), on, "ended", "test", noon(today))) && on.equals(today)) {
        expected.remove(key);
      }
    }

    void renew() {
      var old = current();
      var ceiling = 1 + lot.nextInt(2000);
      node.does(() -> node.umbrellas.register(umbrella(AGENCY, "3245-0404", today, today.plusDays(1 + lot.nextInt(1000)), ceiling, old == null ? null : old.id()),
          "", "test", noon(today)));
    }

    void revise() {
      var umbrella = current();
      if (umbrella != null) {
        node.does(() -> node.umbrellas.revise(umbrella.id(), umbrella.version(), umbrella(AGENCY, null, null, null, 1 + lot.nextInt(2000), null), "why", "test", noon(today)));
      }
    }

    void lapseOrExtend() {
      var umbrella = current();
      if (umbrella != null && lot.nextBoolean()) {
        node.does(() -> node.umbrellas.expire(umbrella.id(), noon(today)));
      } else if (umbrella != null) {
        node.does(() -> node.umbrellas.extend(umbrella.id(), today.plusDays(lot.nextInt(150)), "late", "test", noon(today)));
      }
    }

    void pass() {
      today = today.plusDays(lot.nextInt(120));
      node.does(() -> node.umbrellas.releaseExpired(AGENCY, noon(today)));
      expected.keySet().retainAll(inForce());
    }

    /** By the register of surveys, which knows nothing of draws: not ended, and not run out by itself. */
    List<String> inForce() {
      return sql.sql("""
          select c.business_key from survey_clearance c join umbrella_clearance u on u.id = c.umbrella_id
          where c.agency_id = ? and (c.ended_on is null or c.ended_on > ?) and not (c.expires_on < ? and c.expires_on < u.expires_on)""")
          .params(AGENCY, today, today).query(String.class).list();
    }
  }

  private static UmbrellaBurden burden(long responses) {
    return new UmbrellaBurden(responses, BigDecimal.valueOf(responses), BigDecimal.valueOf(responses));
  }

  private static void holds(Map<String, UmbrellaBurden> expected, String when) {
    var umbrellas = sql.sql("select * from umbrella_clearance where agency_id = ?").param(AGENCY).query().listOfRows();
    for (var each : umbrellas) {
      var id = ((Number) each.get("id")).longValue();
      for (var unit : List.of("responses", "hours", "cost")) {
        var drawn = new BigDecimal(each.get("drawn_" + unit).toString());
        assertThat(drawn).as(when + ": " + unit + " drawn from " + id).isNotNegative().isLessThanOrEqualTo(new BigDecimal(each.get("ceiling_" + unit).toString()));
        assertThat(drawn).as(when + ": the counter is the sum of the journal").isEqualByComparingTo(sql.sql("select coalesce(sum(" + unit + "), 0) from umbrella_draw where umbrella_id = ?")
            .param(id).query(BigDecimal.class).single());
      }
      var surveys = sql.sql("select business_key, responses from survey_clearance where umbrella_id = ?").param(id).query().listOfRows();
      var needed = surveys.stream().filter(row -> expected.containsKey(row.get("business_key").toString())).mapToLong(row -> ((Number) row.get("responses")).longValue()).sum();
      assertThat(((Number) each.get("drawn_responses")).longValue()).as(when + ": drawn from " + id + " is what its surveys need").isEqualTo(needed);
    }
    var all = sql.sql("select coalesce(sum(drawn_responses), 0) from umbrella_clearance where agency_id = ?").param(AGENCY).query(Long.class).single();
    assertThat(all).as(when + ": all that is drawn is all that surveys need").isEqualTo(expected.values().stream().mapToLong(UmbrellaBurden::responses).sum());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverTheOrderTheSumDrawnIsThatOfTheSurveysAndWithinTheCeiling(int seed) {
    var expected = new ConcurrentHashMap<String, UmbrellaBurden>();
    var life = new Life(new Node(), seed, expected);
    life.renew();
    for (int step = 0; step < STEPS; step++) {
      life.step();
      life.node.does(() -> life.node.umbrellas.releaseExpired(AGENCY, noon(life.today)));
      expected.keySet().retainAll(life.inForce());
      holds(expected, "seed " + seed + ", step " + step);
    }
  }

  /** Days stand still here, since all nodes have one clock; each node keeps to surveys of its own but all share the umbrella. */
  @ParameterizedTest
  @MethodSource("seeds")
  void twoNodesAtOnceNeitherOverdrawNorLoseAnything(int seed) throws Exception {
    var first = new Life(new Node(), seed, new ConcurrentHashMap<>());
    first.node.does(() -> first.node.umbrellas.register(umbrella(AGENCY, "3245-0404", BEGIN, BEGIN.plusYears(1), 1500, null), "", "test", noon(BEGIN)));
    var lives = List.of(first, new Life(new Node(), seed + 1_000, new ConcurrentHashMap<>()));
    var nodes = Executors.newFixedThreadPool(lives.size());
    try {
      var runs = new ArrayList<Callable<Void>>();
      for (var life : lives) {
        runs.add(() -> {
          for (int step = 0; step < STEPS; step++) {
            switch (life.lot.nextInt(8)) {
              case 0, 1, 2, 3 -> life.approve();
              case 4 -> life.change();
              case 5 -> life.end();
              case 6 -> life.renew();
              default -> life.revise();
            }
          }
          return null;
        });
      }
      for (var run : nodes.invokeAll(runs)) {
        run.get();
      }
    } finally {
      nodes.shutdown();
    }
    // a survey approved for a day of its own under a clearance that the other node made shorter still has its own last day
    var expected = new ConcurrentHashMap<>(lives.get(0).expected);
    expected.putAll(lives.get(1).expected);
    expected.keySet().retainAll(first.inForce());
    holds(expected, "seed " + seed);
  }

  @Test
  void theTableItselfRefusesWhatLiesAboveACeiling() {
    var node = new Node();
    node.does(() -> node.umbrellas.register(umbrella(AGENCY, "3245-0404", BEGIN, BEGIN.plusYears(1), 10, null), "", "test", noon(BEGIN)));
    for (var unit : List.of("responses", "hours", "cost")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> sql.sql("update umbrella_clearance set drawn_" + unit + " = 11 where agency_id = ?").param(AGENCY).update())
          .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }
  }
}
