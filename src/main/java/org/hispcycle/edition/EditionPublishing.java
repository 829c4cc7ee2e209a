package org.hispcycle.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * OMB publishes an edition when a new circular is out (B13, X1). Cycles that are open keep theirs: an edition under which
 * a cycle was opened is never changed, and a new one begins with a cycle that is not open yet (X10).
 */
@Service
@Transactional
public class EditionPublishing {

  /** What the cycle's first year would look like, and what OMB should know before publishing. */
  public record Preview(List<MilestoneDates> milestones, List<String> remarks) {}

  /** One publication of an edition. */
  public record Publication(String edition, int revision, String sha256, String publishedBy, Instant publishedAt) {}

  private static final int LARGEST_DOCUMENT = 500_000;

  private final JdbcClient sql;
  private final Editions editions;
  private final Calendars calendars;
  private final ObjectProvider<EditionUse> use;
  private final ObjectMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  EditionPublishing(JdbcClient sql, Editions editions, Calendars calendars, ObjectProvider<EditionUse> use, ObjectMapper json, Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.editions = editions;
    this.calendars = calendars;
    this.use = use;
    this.json = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    this.clock = clock;
    this.events = events;
  }

  /** An edition as a document, to be read, changed and published under another id. */
  @Transactional(readOnly = true)
  public EditionDocument document(String id) {
    var edition = editions.byId(id);
    return new EditionDocument(edition.id(), edition.title(), edition.firstCycleYear(), edition.activitiesClause(), edition.assessmentName(),
        edition.planName(), edition.reviewMeetingName(), edition.praReviewer(), edition.minimumServices(), edition.graceDays(),
        edition.departmentIsSubject(), edition.actionYearOffset(), edition.budgetYearOffset(), edition.cfoClearsIncentives(),
        edition.maxQuestions(), edition.maxQuestionsBlocking(), edition.positiveFrom(),
        edition.notReportingCap() == null ? null : edition.notReportingCap().toString(), edition.wholePlanPublic(),
        editions.rules(id), editions.steps(id), editions.codes(id));
  }

  @Transactional(readOnly = true)
  public List<Publication> publications() {
    return sql.sql("select * from edition_publication order by published_at, edition, revision")
        .query((rows, n) -> new Publication(rows.getString("edition"), rows.getInt("revision"), rows.getString("sha256"),
            rows.getString("published_by"), SqlTime.instant(rows, "published_at"))).list();
  }

  /** Checks a document as publishing would, and shows the dates that would follow; writes nothing. */
  @Transactional(readOnly = true)
  public Preview preview(JsonNode body) {
    return preview(read(body));
  }

  /**
   * Publishes a new edition, or a correction of one that no cycle uses yet.
   *
   * @throws InputRefused with every fault of the document, each with its place
   */
  public Publication publish(JsonNode body, String by) {
    var document = read(body);
    var known = editions.find(document.id()).isPresent();
    if (known) {
      refuseUsed(document);
    } else {
      refuseOpened(document);
    }
    if (known) {
      sql.sql("delete from edition_milestone where edition = ?").param(document.id()).update();
      sql.sql("delete from edition_step where edition = ?").param(document.id()).update();
      sql.sql("delete from edition_code where edition = ?").param(document.id()).update();
      update(document);
    } else {
      insert(document);
    }
    writeParts(document);
    return remember(document, body, by);
  }

  private EditionDocument read(JsonNode body) {
    if (body == null || !body.isObject()) {
      throw new InputRefused("An edition is a JSON object. Download one of the present editions, change it, and send it again.");
    }
    if (body.toString().length() > LARGEST_DOCUMENT) {
      throw new InputRefused("The edition has " + body.toString().length() + " characters; at most " + LARGEST_DOCUMENT + " can be kept.");
    }
    EditionDocument document;
    try {
      document = json.treeToValue(body, EditionDocument.class);
    } catch (UnrecognizedPropertyException unknown) {
      throw InputRefused.of(List.of(new Fault(place(unknown), "The field \"" + unknown.getPropertyName() + "\" is not known. Known here: "
          + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")) + ".")));
    } catch (JsonMappingException unreadable) {
      throw InputRefused.of(List.of(new Fault(place(unreadable), "The value of " + place(unreadable)
          + " is not of the kind that belongs there: numbers are written without quotes, lists in brackets. Compare it with a present edition.")));
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The edition cannot be read as JSON. Download one of the present editions and compare.");
    }
    var faults = new ArrayList<>(EditionCheck.of(document));
    if (faults.isEmpty()) {
      faults.addAll(dateFaults(document));
    }
    if (faults.isEmpty()) {
      faults.addAll(yearFaults(document));
    }
    InputRefused.ifAny(faults);
    return document;
  }

  private static String place(JsonMappingException fault) {
    var place = new StringBuilder();
    fault.getPath().forEach(step -> place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]"
        : (place.isEmpty() ? "" : ".") + step.getFieldName()));
    return place.isEmpty() ? "(document)" : place.toString();
  }

  /** Rules that are readable one by one can still contradict each other. */
  private List<Fault> dateFaults(EditionDocument document) {
    var faults = new ArrayList<Fault>();
    var rule = new DateRule(calendars.business(), document.firstCycleYear());
    for (int i = 0; i < document.milestones().size(); i++) {
      var milestone = document.milestones().get(i);
      var opens = rule.day(milestone.opens());
      var due = rule.day(milestone.due());
      if (!due.isAfter(opens)) {
        faults.add(new Fault("milestones[" + i + "].due", "In " + document.firstCycleYear() + " the milestone " + milestone.milestone()
            + " would open on " + opens + " and be due on " + due + ". It must be due later than it opens."));
      }
      if (due.getYear() != document.firstCycleYear()) {
        faults.add(new Fault("milestones[" + i + "].due", "The milestone " + milestone.milestone() + " would be due on " + due
            + ", outside the cycle year " + document.firstCycleYear() + "."));
      }
    }
    return faults;
  }

  private List<Fault> yearFaults(EditionDocument document) {
    return editions.all().stream().filter(each -> each.firstCycleYear() == document.firstCycleYear() && !each.id().equals(document.id()))
        .map(other -> new Fault("firstCycleYear", "The edition " + other.id() + " already begins with the cycle " + other.firstCycleYear()
            + ". Choose another first year.")).toList();
  }

  private void refuseUsed(EditionDocument document) {
    var cycles = use.stream().flatMap(each -> each.cyclesUnder(document.id()).stream()).sorted().toList();
    if (!cycles.isEmpty()) {
      throw InputRefused.of(List.of(new Fault("id", "Cycles run under the edition " + document.id() + " (" + cycles.stream().map(String::valueOf)
          .collect(Collectors.joining(", ")) + "), so it cannot be changed any more. Publish a new edition under another id; dates of a running cycle"
          + " are changed in its calendar.")));
    }
  }

  private void refuseOpened(EditionDocument document) {
    var opened = use.stream().flatMap(each -> each.openedCycles().stream()).filter(year -> year >= document.firstCycleYear()).sorted().toList();
    if (!opened.isEmpty()) {
      throw InputRefused.of(List.of(new Fault("firstCycleYear", "The cycle " + opened.get(0) + " is open already and keeps the edition it began with. "
          + "Let the new edition begin with " + (opened.get(opened.size() - 1) + 1) + "; dates of a running cycle are changed in its calendar.")));
    }
  }

  private Preview preview(EditionDocument document) {
    var dates = editions.dates(document.milestones(), document.firstCycleYear(), document.firstCycleYear());
    return new Preview(dates, remarks(document, dates, calendars.business()));
  }

  private List<String> remarks(EditionDocument document, List<MilestoneDates> dates, BusinessCalendar business) {
    var remarks = new ArrayList<String>();
    dates.forEach(each -> business.warningFor(each.dueOn()).ifPresent(warning ->
        remarks.add("The milestone " + each.milestone() + " is due on " + each.dueOn() + ": " + warning)));
    editions.all().stream().filter(each -> each.firstCycleYear() > document.firstCycleYear() && !each.id().equals(document.id())).findFirst()
        .ifPresent(next -> remarks.add("The edition " + next.id() + " takes over with the cycle " + next.firstCycleYear() + "."));
    return remarks;
  }

  private void insert(EditionDocument document) {
    try {
      sql.sql("insert into edition (id, title, first_cycle_year, activities_clause, assessment_name, plan_name, minimum_services, draft_plan, "
          + "review_meeting_name, department_is_subject, action_year_offset, cfo_clears_incentives, pra_reviewer, max_questions_blocking, positive_from) "
          + "values (?, '', ?, '', '', '', 0, false, '', false, 0, false, '', false, 5)").params(document.id(), document.firstCycleYear()).update();
    } catch (DuplicateKeyException raced) {
      throw new InputRefused("Somebody published the edition " + document.id() + ", or one for the cycle " + document.firstCycleYear()
          + ", at the same moment. Reload the page to see it.");
    }
    update(document);
  }

  private void update(EditionDocument each) {
    sql.sql("""
        update edition set title = ?, first_cycle_year = ?, activities_clause = ?, assessment_name = ?, plan_name = ?, minimum_services = ?,
          grace_days = ?, draft_plan = ?, review_meeting_name = ?, department_is_subject = ?, action_year_offset = ?, budget_year_offset = ?,
          cfo_clears_incentives = ?, pra_reviewer = ?, max_questions = ?, max_questions_blocking = ?, positive_from = ?, not_reporting_cap = ?,
          whole_plan_public = ? where id = ?""")
        .params(each.title(), each.firstCycleYear(), each.clause(), each.assessmentName(), each.planName(), each.minimumServices(), each.graceDays(),
            each.milestones().stream().anyMatch(milestone -> "draft-action-plan".equals(milestone.milestone())), each.reviewMeetingName(),
            each.departmentIsSubject(), each.actionYearOffset(), each.budgetYearOffset(), each.cfoClearsIncentives(), each.praReviewer(),
            each.maxQuestions(), each.maxQuestionsBlocking(), each.positiveFrom(), each.notReportingCap(), each.wholePlanPublic(), each.id()).update();
  }

  private void writeParts(EditionDocument document) {
    document.milestones().forEach(each -> sql.sql("""
        insert into edition_milestone (edition, milestone, opens_rule, due_rule, printed, clause, remark, proposed) values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(document.id(), each.milestone(), each.opens(), each.due(), each.printed(), each.clause(), each.remark(), each.proposed()).update());
    document.steps().forEach(each -> sql.sql("""
        insert into edition_step (edition, step, role, department_role, name, ask, clause) values (?, ?, ?, ?, ?, ?, ?)""")
        .params(document.id(), each.step(), each.role(), each.departmentRole(), each.name(), each.ask(), each.clause()).update());
    document.codes().forEach((list, codes) -> {
      int position = 0;
      for (var code : codes) {
        sql.sql("insert into edition_code (edition, list, position, code, label, hint) values (?, ?, ?, ?, ?, ?)")
            .params(document.id(), list, ++position, code.code(), code.label(), code.hint()).update();
      }
    });
  }

  private Publication remember(EditionDocument document, JsonNode body, String by) {
    var revision = sql.sql("select coalesce(max(revision), 0) + 1 from edition_publication where edition = ?").param(document.id())
        .query(Integer.class).single();
    var text = body.toString();
    var publication = new Publication(document.id(), revision, Sha256.of(text), by, clock.instant());
    sql.sql("insert into edition_publication (edition, revision, document, sha256, published_by, published_at) values (?, ?, ?, ?, ?, ?)")
        .params(publication.edition(), revision, text, publication.sha256(), by, SqlTime.of(publication.publishedAt())).update();
    events.publishEvent(new Recorded("edition-published", null, null, null, by, "The edition " + publication.edition() + " was published, revision "
        + revision + ".", Map.of("edition", publication.edition(), "revision", String.valueOf(revision), "sha256", publication.sha256())));
    return publication;
  }
}
