package org.hispcycle.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.DocumentDifferences;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * OMB publishes survey guidelines (F1d). Surveys that are drafted from then on are checked against the new version; a case that is
 * under way keeps the one that it began with. What is published is never changed: a mistake is mended by the next version.
 */
@Service
@Transactional
public class GuidelinePublishing {

  /** @param inForce surveys that are requested now get it */
  public record Published(long id, String edition, int version, String title, String wordingFrom, String standInNote, int rules, int blocking,
      String sha256, String publishedBy, Instant publishedAt, boolean inForce) {}

  /** What publishing would do: the version that it follows (null for the first one of its edition) and what changes against it. */
  public record Preview(String edition, int version, String title, Integer follows, List<DocumentDifferences.Difference> differences) {}

  private record Row(long id, String edition, int version, String document, String sha256, String by, Instant at) {}

  private final JdbcClient sql;
  private final Guidelines guidelines;
  private final Editions editions;
  private final ObjectMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  GuidelinePublishing(JdbcClient sql, Guidelines guidelines, Editions editions, ObjectMapper json, Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.guidelines = guidelines;
    this.editions = editions;
    this.json = json;
    this.clock = clock;
    this.events = events;
  }

  /** Every version, newest first. */
  @Transactional(readOnly = true)
  public List<Published> all() {
    var rows = sql.sql("select * from survey_guideline order by id desc").query(GuidelinePublishing::row).list();
    return rows.stream().map(row -> {
      var guideline = guidelines.version(row.id());
      return new Published(row.id(), row.edition(), row.version(), guideline.title(), guideline.wordingFrom(), guideline.standInNote(), guideline.rules().size(),
          (int) guideline.rules().values().stream().filter(each -> each.severity().equals("blocking")).count(), row.sha256(), row.by(), row.at(),
          rows.stream().noneMatch(other -> other.edition().equals(row.edition()) && other.version() > row.version()));
    }).toList();
  }

  /** The JSON that was published. */
  @Transactional(readOnly = true)
  public JsonNode document(long id) {
    return tree(sql.sql("select document from survey_guideline where id = ?").param(id).query(String.class).optional()
        .orElseThrow(() -> new NotFound("There are no survey guidelines with the number " + id + ".")));
  }

  /** What publishing this JSON would do; nothing is written. */
  @Transactional(readOnly = true)
  public Preview check(String text) {
    var document = GuidelineDocument.parse(text);
    var guideline = GuidelineDocument.read(document, editionIds());
    var newest = newest(guideline.edition());
    var expected = newest.map(row -> row.version() + 1).orElse(1);
    if (guideline.version() != expected) {
      throw InputRefused.of(List.of(new Fault("version", newest
          .map(row -> "Version " + row.version() + " for the edition " + row.edition() + " is published, and a published version is never changed. Give this one the version " + expected + ".")
          .orElse("No guideline is published for the edition " + guideline.edition() + " yet, so its first version is 1."))));
    }
    return new Preview(guideline.edition(), guideline.version(), guideline.title(), newest.map(Row::version).orElse(null),
        DocumentDifferences.between(newest.map(row -> tree(row.document())).orElseGet(json::createObjectNode), document));
  }

  /** Publishes a version: surveys that are requested from now on get it, cases under way keep theirs. */
  public Published publish(String text, String by) {
    var preview = check(text);
    try {
      guidelines.insert(preview.edition(), preview.version(), GuidelineDocument.parse(text).toString(), by, clock.instant());
    } catch (DuplicateKeyException raced) {
      throw InputRefused.of(List.of(new Fault("version", "Somebody published version " + preview.version() + " for the edition " + preview.edition()
          + " at the same moment. Look at it, then publish yours as version " + (preview.version() + 1) + ".")));
    }
    var published = all().stream().filter(each -> each.edition().equals(preview.edition()) && each.version() == preview.version()).findFirst().orElseThrow();
    events.publishEvent(new Recorded("survey-guidelines-published", null, null, null, by, "Version " + published.version()
        + " of the survey guidelines for the edition " + published.edition() + " was published.", Map.of("edition", published.edition(), "version",
        String.valueOf(published.version()), "sha256", published.sha256())));
    return published;
  }

  private Set<String> editionIds() {
    return editions.all().stream().map(Edition::id).collect(Collectors.toSet());
  }

  private Optional<Row> newest(String edition) {
    return sql.sql("select * from survey_guideline where edition = ? order by version desc").param(edition).query(GuidelinePublishing::row).list()
        .stream().findFirst();
  }

  private JsonNode tree(String document) {
    try {
      return json.readTree(document);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("Published survey guidelines are no JSON any more.", damaged);
    }
  }

  private static Row row(ResultSet rows, int n) throws SQLException {
    return new Row(rows.getLong("id"), rows.getString("edition"), rows.getInt("version"), rows.getString("document"), rows.getString("sha256"),
        rows.getString("published_by"), SqlTime.instant(rows, "published_at"));
  }
}
