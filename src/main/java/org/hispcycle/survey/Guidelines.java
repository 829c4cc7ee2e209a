package org.hispcycle.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The published survey guidelines (F1d). A version is never changed; cases keep the one that they began with. The first version for
 * each edition comes with the application: what its circular prints, and for FY 2026, which prints nothing, the wording of 2023
 * until OMB publishes its own (L13).
 */
@Service
public class Guidelines {

  static final List<String> FIRST = List.of("2019", "2020", "2023", "FY2026");

  /**
   * The newest version that comes with the application, where that is not the first. 2019 and 2020 had missed that another wording
   * of the satisfaction question is discussed with OMB first (F4b, F3c), and 2019 that HISPs must ask about each indicator (F4a).
   */
  static final Map<String, Integer> MENDED = Map.of("2019", 2, "2020", 2);

  private static final String FOLDER = "data/survey/guidelines/";
  private static final String APPLICATION = "system";

  private final JdbcClient sql;
  private final Editions editions;
  private final ObjectMapper json;
  private final Clock clock;
  /** Versions never change, so what was read once stays true. */
  private final Map<Long, Guideline> read = new ConcurrentHashMap<>();

  Guidelines(JdbcClient sql, Editions editions, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.editions = editions;
    this.json = json;
    this.clock = clock;
    FIRST.forEach(this::provide);
  }

  /** The first version, and what was mended in it since; where OMB has published its own, that is the one that counts. */
  private void provide(String edition) {
    if (newest(edition).isEmpty()) {
      provide(edition, 1, edition);
    }
    for (int version = 2; version <= MENDED.getOrDefault(edition, 1); version++) {
      if (ownNewest(edition, version - 1)) {
        provide(edition, version, edition + "-" + version);
      }
    }
  }

  private void provide(String edition, int version, String file) {
    try (var in = new ClassPathResource(FOLDER + file + ".json").getInputStream()) {
      insert(edition, version, new String(in.readAllBytes(), StandardCharsets.UTF_8), APPLICATION, clock.instant());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The survey guidelines of " + edition + " on the class path cannot be read.", unreadable);
    } catch (DuplicateKeyException anotherNode) {
      // two nodes made their first start at the same moment
    }
  }

  private boolean ownNewest(String edition, int version) {
    return sql.sql("select count(*) from survey_guideline where edition = ? and (version > ? or version = ? and published_by <> ?)")
        .params(edition, version, version, APPLICATION).query(Integer.class).single() == 0;
  }

  /** The newest guideline that was published for the edition; where there is none, that of the edition before it. */
  public Guideline inForce(String editionId) {
    return find(editionId)
        .orElseThrow(() -> new NotFound("No survey guidelines are published for the edition " + editionId + ". OMB publishes them; then try again."));
  }

  /** As {@link #inForce}; empty where nothing is published for the edition or for one before it. */
  public Optional<Guideline> find(String editionId) {
    return newest(editionId).or(() -> before(editions.byId(editionId))).map(this::version);
  }

  public Guideline of(Edition edition) {
    return inForce(edition.id());
  }

  /** A published version, for a case that began with it. */
  public Guideline version(long id) {
    var known = read.get(id);
    return known != null ? known : sql.sql("select document from survey_guideline where id = ?").param(id).query(String.class).optional()
        .map(document -> read.computeIfAbsent(id, key -> parse(document).published(key)))
        .orElseThrow(() -> new NotFound("There are no survey guidelines with the number " + id + "."));
  }

  private Optional<Long> before(Edition edition) {
    return editions.all().stream().filter(each -> each.firstCycleYear() < edition.firstCycleYear())
        .sorted(Comparator.comparing(Edition::firstCycleYear).reversed()).flatMap(each -> newest(each.id()).stream()).findFirst();
  }

  private Optional<Long> newest(String edition) {
    return sql.sql("select id from survey_guideline where edition = ? order by version desc").param(edition).query(Long.class).list().stream().findFirst();
  }

  void insert(String edition, int version, String document, String by, Instant at) {
    sql.sql("insert into survey_guideline (edition, version, document, sha256, published_by, published_at) values (?, ?, ?, ?, ?, ?)")
        .params(edition, version, document, Sha256.of(document), by, SqlTime.of(at)).update();
  }

  private Guideline parse(String document) {
    try {
      return json.readValue(document, Guideline.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("Published survey guidelines cannot be read any more.", damaged);
    }
  }
}
