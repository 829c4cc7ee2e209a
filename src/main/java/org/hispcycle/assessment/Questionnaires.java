package org.hispcycle.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.DocumentDifferences;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published questionnaires. A version is never changed; cases keep the one they were opened with (B13). */
@Service
public class Questionnaires {

  /**
   * A published version.
   *
   * @param inForceFor editions whose cases get it when they open now
   */
  public record Published(String key, int version, String title, String standInNote, List<String> editions, int functions, int questions,
      String sha256, String publishedBy, Instant publishedAt, List<String> inForceFor) {}

  /** What publishing would do: the version it follows (null for a new key) and what changes. */
  public record Preview(String key, int version, String title, List<String> inForceFor, Integer follows,
      List<DocumentDifferences.Difference> differences) {}

  record Row(long id, String key, int version, String document, String sha256, String by, Instant at) {}

  private static final String APPLICATION = "system";

  private final JdbcClient sql;
  private final Editions editions;
  private final ObjectMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  /** Versions never change, so what was read once stays true. */
  private final Map<Long, Questionnaire> read = new ConcurrentHashMap<>();

  Questionnaires(JdbcClient sql, Editions editions, StandInQuestionnaires standIns, ObjectMapper json, Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.editions = editions;
    this.json = json;
    this.clock = clock;
    this.events = events;
    standIns.all().forEach(this::provide);
  }

  private void provide(Questionnaire questionnaire) {
    if (row(questionnaire.key(), questionnaire.version()).isEmpty()) {
      try {
        insert(questionnaire.key(), questionnaire.version(), json.<JsonNode>valueToTree(questionnaire).toString(), APPLICATION);
      } catch (DuplicateKeyException anotherNode) {
        // two nodes made their first start at the same moment
      }
    }
  }

  /** Every version, newest first. */
  @Transactional(readOnly = true)
  public List<Published> all() {
    var inForce = inForce();
    return rows().stream().sorted((one, other) -> Long.compare(other.id(), one.id())).map(row -> {
      var questionnaire = parse(row);
      return new Published(row.key(), row.version(), questionnaire.title(), questionnaire.standInNote(), questionnaire.editions(),
          questionnaire.functions().size(), questionnaire.questionCount(), row.sha256(), row.by(), row.at(),
          inForce.getOrDefault(row.id(), List.of()));
    }).toList();
  }

  /** The JSON that was published. */
  @Transactional(readOnly = true)
  public JsonNode document(String key, int version) {
    var row = row(key, version).orElseThrow(() -> new NotFound("There is no version " + version + " of a questionnaire " + key + "."));
    return tree(row.document());
  }

  /** What publishing this JSON would do; nothing is written. */
  @Transactional(readOnly = true)
  public Preview check(String text) {
    var document = QuestionnaireDocument.parse(text);
    var questionnaire = QuestionnaireDocument.read(document, editionIds());
    var newest = newest(questionnaire.key());
    var expected = newest.map(row -> row.version() + 1).orElse(1);
    if (questionnaire.version() != expected) {
      throw InputRefused.of(List.of(new Fault("version", newest
          .map(row -> "Version " + row.version() + " of \"" + questionnaire.key() + "\" is published, and a published version is never changed. Give this one the version " + expected + ".")
          .orElse("\"" + questionnaire.key() + "\" is new, so its first version is 1."))));
    }
    return new Preview(questionnaire.key(), questionnaire.version(), questionnaire.title(),
        editionIds().stream().sorted().filter(edition -> wouldBeInForce(questionnaire, edition)).toList(), newest.map(Row::version).orElse(null),
        DocumentDifferences.between(newest.map(row -> tree(row.document())).orElseGet(json::createObjectNode), document));
  }

  /** Publishes a version: cases that open from now on get it, running ones keep theirs. */
  @Transactional
  public Published publish(String text, String by) {
    var preview = check(text);
    try {
      insert(preview.key(), preview.version(), QuestionnaireDocument.parse(text).toString(), by);
    } catch (DuplicateKeyException raced) {
      throw InputRefused.of(List.of(new Fault("version", "Somebody published version " + preview.version() + " of \"" + preview.key()
          + "\" at the same moment. Look at it, then publish yours as version " + (preview.version() + 1) + ".")));
    }
    var published = all().stream().filter(each -> each.key().equals(preview.key()) && each.version() == preview.version()).findFirst().orElseThrow();
    events.publishEvent(new Recorded("questionnaire-published", null, null, null, by, "Version " + published.version() + " of the questionnaire \""
        + published.key() + "\" was published.", Map.of("questionnaire", published.key(), "version", String.valueOf(published.version()), "sha256",
        published.sha256())));
    return published;
  }

  /** The id of the questionnaire that a case under this edition gets when it opens now. */
  long idFor(String edition) {
    return inForce().entrySet().stream().filter(each -> each.getValue().contains(edition)).map(Map.Entry::getKey).findFirst()
        .orElseThrow(() -> new NotFound("No questionnaire is published for the " + edition + " edition. OMB publishes one; then retry."));
  }

  Questionnaire byId(long id) {
    var known = read.get(id);
    return known != null ? known
        : sql.sql("select * from questionnaire where id = ?").param(id).query(Questionnaires::row).optional().map(this::parse)
            .orElseThrow(() -> new NotFound("There is no questionnaire with the number " + id + "."));
  }

  /** The newest one made for an edition, else the newest one made for all that have none of their own. */
  private Map<Long, List<String>> inForce() {
    var rows = rows();
    return editionIds().stream().sorted().flatMap(edition -> {
      var own = rows.stream().filter(row -> parse(row).editions().contains(edition)).reduce((older, newer) -> newer);
      return own.or(() -> rows.stream().filter(row -> parse(row).editions().isEmpty()).reduce((older, newer) -> newer))
          .map(row -> Map.entry(row.id(), edition)).stream();
    }).collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private boolean wouldBeInForce(Questionnaire published, String edition) {
    return published.editions().contains(edition)
        || published.editions().isEmpty() && rows().stream().noneMatch(row -> parse(row).editions().contains(edition));
  }

  private Set<String> editionIds() {
    return editions.all().stream().map(Edition::id).collect(Collectors.toSet());
  }

  private Optional<Row> newest(String key) {
    return rows().stream().filter(row -> row.key().equals(key)).reduce((older, newer) -> newer);
  }

  private Optional<Row> row(String key, int version) {
    return sql.sql("select * from questionnaire where questionnaire_key = ? and version = ?").params(key, version)
        .query(Questionnaires::row).optional();
  }

  private List<Row> rows() {
    return sql.sql("select * from questionnaire order by id").query(Questionnaires::row).list();
  }

  private void insert(String key, int version, String document, String by) {
    sql.sql("insert into questionnaire (questionnaire_key, version, document, sha256, published_by, published_at) values (?, ?, ?, ?, ?, ?)")
        .params(key, version, document, Sha256.of(document), by, SqlTime.of(clock.instant())).update();
  }

  private Questionnaire parse(Row row) {
    // an edition it was made for may be unknown here by now; what is published is not judged again
    return read.computeIfAbsent(row.id(), id -> {
      var document = tree(row.document());
      var named = new HashSet<String>();
      document.path("editions").forEach(each -> named.add(each.asText()));
      return QuestionnaireDocument.read(document, named);
    });
  }

  private static Row row(ResultSet rows, int n) throws SQLException {
    return new Row(rows.getLong("id"), rows.getString("questionnaire_key"), rows.getInt("version"), rows.getString("document"),
        rows.getString("sha256"), rows.getString("published_by"), SqlTime.instant(rows, "published_at"));
  }

  private JsonNode tree(String document) {
    try {
      return json.readTree(document);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A published questionnaire is no JSON any more.", damaged);
    }
  }
}
