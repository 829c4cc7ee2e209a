package org.hispcycle.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.draft.Drafts;
import org.hispcycle.escalation.Escalation.AgencyView;
import org.hispcycle.escalation.Escalation.Status;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.TextRule;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * "The Director of OMB will work with the head of each relevant agency to resolve issues related to overlapping
 * responsibilities among agencies, address barriers to serving customers across multiple agencies, and coordinate activities"
 * (280.8, FY2026), also "when the primary responsibility among multiple agencies is unclear" (2023; J5). OMB's lead or the
 * head of an agency begins; each head concerned states a view, which the other agencies do not see; the Director resolves.
 */
@Service
@Transactional
public class Escalations {

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_ASK = 2000;
  private static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_REASON = 2000;
  private static final int MOST_YEARS_AHEAD = 2;
  private static final Pattern KEY = Pattern.compile("escalation-(\\d{1,15})(?:-[A-Z0-9]+)?");
  private static final String PAGE = "/office/escalations";
  private static final Set<String> TOLD_IN_AGENCIES = Set.of(Roles.AGENCY_HEAD, Roles.SERVICE_DELIVERY_OFFICIAL);

  private final JdbcClient sql;
  private final Registry registry;
  private final Drafts drafts;
  private final People people;
  private final EscalationWorkflow workflow;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final ObjectMapper json;
  private final Clock clock;

  Escalations(JdbcClient sql, Registry registry, Drafts drafts, People people, EscalationWorkflow workflow, TransactionTemplate transaction,
      ApplicationEventPublisher events, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.registry = registry;
    this.drafts = drafts;
    this.people = people;
    this.workflow = workflow;
    this.transaction = transaction;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** @param businessKey of the case, or of the case of one agency in it */
  @Transactional(readOnly = true)
  public Escalation get(String businessKey) {
    var key = KEY.matcher(businessKey);
    if (key.matches()) {
      var found = find("where id = ?", Long.parseLong(key.group(1)));
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    throw notThere(businessKey);
  }

  /** What the person may see, newest first: people at OMB and operators everything, a head of agency and its Lead Official what concerns it. */
  @Transactional(readOnly = true)
  public List<Escalation> visibleTo(Actor reader) {
    if (!reader.isOmb() && !reader.isAdmin() && TOLD_IN_AGENCIES.stream().noneMatch(reader::is)) {
      throw new NotAllowed("What is before the Director of OMB is read by the head and the Lead Agency Service Delivery Official of each agency concerned, "
          + "OMB and operators. Ask one of them.");
    }
    return find("").stream().filter(each -> sees(reader, each)).toList();
  }

  private static boolean sees(Actor reader, Escalation each) {
    return reader.isOmb() || reader.isAdmin() || each.agencies().stream().anyMatch(reader.agencies()::contains);
  }

  /** Begins a matter. The agency of a head who begins it is always among those concerned. */
  public Escalation begin(NewEscalation asked, String by) {
    var roles = people.roles(by);
    var own = roles.contains(Roles.OMB_LEAD) ? Set.<String>of() : people.agencies(by);
    var agencies = new TreeSet<>(asked.agencies());
    var kind = EscalationKind.bySlug(asked.kind());
    var wantedBy = day(asked.wantedBy());
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "subject", "what it is about, in one line", asked.subject(), true, LONGEST_SUBJECT);
    if (kind.isEmpty()) {
      faults.add(new Fault("kind", "Choose what the Director is asked to resolve: overlapping responsibilities, a barrier, coordination, or an unclear primary responsibility."));
    }
    agencies.removeAll(own);
    if (agencies.isEmpty()) {
      faults.add(new Fault("agencies", own.isEmpty() ? "Choose at least one agency that it concerns."
          : "Choose at least one agency that it concerns beside your own, which is always among them."));
    }
    var known = registry.agencies().stream().map(Agency::id).collect(Collectors.toSet());
    agencies.stream().filter(each -> !known.contains(each)).forEach(each -> faults.add(
        new Fault("agencies", "There is no agency \"" + TextRule.shown(each, 40) + "\" in the register. Choose agencies from the list.")));
    TextRule.check(faults, "asked", "what the Director is asked to resolve, and why the agencies cannot", asked.asked(), true, LONGEST_ASK);
    var today = EasternTime.today(clock);
    if (wantedBy == null || !wantedBy.isAfter(today) || wantedBy.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
      faults.add(new Fault("wantedBy", "Enter by when a resolution is needed: a day after today, such as " + today.plusDays(30) + ", and within "
          + MOST_YEARS_AHEAD + " years."));
    }
    var about = about(asked.about(), faults);
    InputRefused.ifAny(faults);
    agencies.addAll(own);
    var id = insert(asked, kind.orElseThrow(), about, wantedBy, own.stream().findFirst().orElse(null), by);
    agencies.forEach(each -> sql.sql("insert into director_escalation_agency (escalation_id, agency_id) values (?, ?)").params(id, each).update());
    var begun = find("where id = ?", id).get(0);
    record(begun, "escalation-begun", by, "\"" + begun.subject() + "\" was brought before the Director of OMB.",
        Map.of("kind", begun.kind().slug(), "agencies", String.join(" ", begun.agencies()), "asked", begun.asked(), "wantedBy", wantedBy.toString()));
    return begun;
  }

  private record About(String hispId, Integer serviceId) {}

  private About about(String text, List<Fault> faults) {
    if (text == null || text.isBlank()) {
      return new About(null, null);
    }
    var parts = text.split("/", 2);
    var hisp = registry.hisps().stream().filter(each -> each.id().equals(parts[0])).findFirst();
    if (hisp.isPresent() && parts.length == 1) {
      return new About(parts[0], null);
    }
    var service = hisp.isEmpty() ? null
        : registry.services(parts[0]).stream().map(each -> each.id()).filter(each -> String.valueOf(each).equals(parts[1])).findFirst().orElse(null);
    if (service == null) {
      faults.add(new Fault("about", "Choose the HISP or the service from the list, or leave it out."));
    }
    return new About(parts[0], service);
  }

  private long insert(NewEscalation asked, EscalationKind kind, About about, LocalDate wantedBy, String begunAgency, String by) {
    var key = new GeneratedKeyHolder();
    sql.sql("insert into director_escalation (subject, kind, hisp_id, service_id, asked, wanted_by, begun_by, begun_agency, begun_at, status) "
        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(asked.subject().strip(), kind.slug(), about.hispId(), about.serviceId(), asked.asked().strip(), wantedBy, by, begunAgency,
            SqlTime.of(clock.instant()), Status.OPEN.name()).update(key, "id");
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  /** The head of an agency concerned says how the agency sees it. */
  public void state(String caseKey, String businessKey, String agencyId, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "view", "how your agency sees it", content.view(), true, LONGEST_TEXT);
    TextRule.check(faults, "proposal", "how your agency would resolve it", content.proposal(), false, LONGEST_TEXT);
    InputRefused.ifAny(faults);
    drafts.freeze(caseKey, draft, by, at);
    sql.sql("update director_escalation_agency set view_text = ?, proposal = ?, stated_by = ?, stated_at = ? where escalation_id = ? and agency_id = ?")
        .params(content.view().strip(), stripped(content.proposal()), by, SqlTime.of(at), get(businessKey).id(), agencyId).update();
  }

  /** OMB's lead needs more from the agencies. */
  public void askAgain(String businessKey, String question) {
    sql.sql("update director_escalation set asked_again = ? where id = ?").params(question, get(businessKey).id()).update();
  }

  /** OMB's lead sums up and recommends. */
  public void recommend(String caseKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "summary", "a summary of the matter and of the agencies' views", content.summary(), true, LONGEST_TEXT);
    TextRule.check(faults, "recommendation", "what you recommend to the Director", content.recommendation(), true, LONGEST_TEXT);
    InputRefused.ifAny(faults);
    drafts.freeze(caseKey, draft, by, at);
  }

  /** The Director resolves. */
  public void resolve(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var matter = get(businessKey);
    var primary = stripped(content.primaryAgency());
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "resolution", "the resolution: who does what from now on", content.resolution(), true, LONGEST_TEXT);
    if (primary == null && matter.kind().needsPrimaryAgency()) {
      faults.add(new Fault("primaryAgency", "Name the agency that is primarily responsible: that it was unclear is what was brought before you."));
    } else if (primary != null && !matter.concerns(primary)) {
      faults.add(new Fault("primaryAgency", "Choose one of the agencies concerned: " + String.join(", ", matter.agencies()) + "."));
    }
    InputRefused.ifAny(faults);
    end(matter, Status.RESOLVED, by, at);
    drafts.freeze(caseKey, draft, by, at);
    sql.sql("update director_escalation set resolution = ?, primary_agency = ? where id = ?").params(content.resolution().strip(), primary, matter.id()).update();
    var details = new LinkedHashMap<String, String>();
    details.put("resolution", content.resolution().strip());
    details.put("primaryAgency", primary);
    record(matter, "escalation-resolved", by, "The Director of OMB resolved \"" + matter.subject() + "\".", details);
    tell(matter, "resolved", "The Director of OMB has resolved: " + matter.subject(),
        List.of("The Director of OMB has resolved \"" + matter.subject() + "\", which concerns " + names(matter) + ".",
            primary == null ? "The resolution stands on the page." : "Primarily responsible is " + registry.agency(primary).name() + ". The resolution stands on the page.",
            "Read it and act on what it asks of you."));
  }

  /**
   * Who began a matter takes it back while it is open: OMB's lead what OMB began, a head what the agency's head began.
   *
   * @throws InputRefused where it has ended, or somebody goes on with it at the same moment
   */
  public void withdraw(String businessKey, String reason, Actor by) {
    try {
      transaction.executeWithoutResult(status -> {
        var matter = get(businessKey);
        if (!businessKey.equals(matter.businessKey()) || !sees(by, matter)) {
          // not even that it exists
          throw notThere(businessKey);
        }
        if (!mayWithdraw(by, matter)) {
          throw new NotAllowed("\"" + matter.subject() + "\" is withdrawn by who began it: "
              + (matter.begunAgency() == null ? "OMB's lead" : "the head of " + registry.agency(matter.begunAgency()).name()) + ". Ask them to do so.");
        }
        var faults = new ArrayList<Fault>();
        TextRule.check(faults, "reason", "why it is withdrawn", reason, true, LONGEST_REASON);
        InputRefused.ifAny(faults);
        var at = clock.instant();
        end(matter, Status.WITHDRAWN, by.userId(), at);
        sql.sql("update director_escalation set end_reason = ? where id = ?").params(reason.strip(), matter.id()).update();
        workflow.withdrawn(businessKey);
        record(matter, "escalation-withdrawn", by.userId(), "\"" + matter.subject() + "\" was withdrawn before the Director of OMB resolved it.", Map.of("reason", reason.strip()));
        tell(matter, "withdrawn", "No longer before the Director of OMB: " + matter.subject(),
            List.of("\"" + matter.subject() + "\", which concerns " + names(matter) + ", was withdrawn by who began it.",
                "Nothing has to be done. The reason stands on the page."));
      });
    } catch (ConcurrencyFailureException meanwhile) {
      throw new InputRefused("Somebody went on with it at the same moment; it was not withdrawn. Look at where it stands now, and withdraw it again if you still want to.");
    }
  }

  public boolean mayWithdraw(Actor person, Escalation matter) {
    return matter.status() == Status.OPEN && (matter.begunAgency() == null ? person.is(Roles.OMB_LEAD)
        : person.is(Roles.AGENCY_HEAD) && person.agencies().contains(matter.begunAgency()));
  }

  private void end(Escalation matter, Status status, String by, Instant at) {
    int ended = sql.sql("update director_escalation set status = ?, ended_by = ?, ended_at = ? where id = ? and status = ?")
        .params(status.name(), by, SqlTime.of(at), matter.id(), Status.OPEN.name()).update();
    if (ended == 0) {
      throw new InputRefused("\"" + matter.subject() + "\" has ended already: it is " + get(matter.businessKey()).status().name().toLowerCase(Locale.ROOT)
          + ". Reload the page.");
    }
  }

  /** OMB's record has it, and that of each agency concerned, under its own case. */
  private void record(Escalation matter, String kind, String by, String what, Map<String, String> details) {
    events.publishEvent(new Recorded(kind, null, matter.hispId(), matter.businessKey(), by, what, details));
    matter.agencies().forEach(each -> events.publishEvent(new Recorded(kind, each, null, matter.businessKey(each), by, what, details)));
  }

  private void tell(Escalation matter, String what, String subject, List<String> paragraphs) {
    var key = "director-escalation/" + matter.id() + "/" + what;
    events.publishEvent(new Announcement(key + "/OMB", null, Set.of(Roles.OMB_LEAD), subject, paragraphs, PAGE));
    matter.agencies().forEach(each -> events.publishEvent(new Announcement(key + "/" + each, each, TOLD_IN_AGENCIES, subject, paragraphs, PAGE)));
  }

  private String names(Escalation matter) {
    return matter.agencies().stream().map(each -> registry.agency(each).name()).collect(Collectors.joining("; "));
  }

  /**
   * What the forms show beside the draft.
   *
   * @param agencyId whose view alone is shown; null at OMB, which sees them all
   */
  @Transactional(readOnly = true)
  public Map<String, Object> shown(String businessKey, String agencyId) {
    var matter = get(businessKey);
    var shown = new HashMap<String, Object>();
    shown.put("subject", matter.subject());
    shown.put("kind", matter.kind().label());
    shown.put("primaryNeeded", matter.kind().needsPrimaryAgency());
    shown.put("about", about(matter));
    shown.put("asked", matter.asked());
    shown.put("askedAgain", matter.askedAgain());
    shown.put("wantedBy", matter.wantedBy());
    shown.put("begunBy", matter.begunAgency() == null ? "OMB" : "The head of " + registry.agency(matter.begunAgency()).name());
    shown.put("agencies", matter.agencies().stream().map(each -> Map.of("id", each, "name", registry.agency(each).name())).toList());
    shown.put("views", views(matter, agencyId));
    return shown;
  }

  /** The HISP or service by name; null where it is about none. */
  @Transactional(readOnly = true)
  public String about(Escalation matter) {
    return matter.hispId() == null ? null : registry.hisp(matter.hispId()).name()
        + (matter.serviceId() == null ? "" : ", " + registry.service(matter.serviceId()).name());
  }

  private List<AgencyView> views(Escalation matter, String agencyId) {
    return matter.views().stream().filter(each -> agencyId == null || each.agencyId().equals(agencyId)).toList();
  }

  private List<Escalation> find(String where, Object... params) {
    var views = new HashMap<Long, List<AgencyView>>();
    sql.sql("select * from director_escalation_agency order by agency_id").query(rows -> {
      views.computeIfAbsent(rows.getLong("escalation_id"), id -> new ArrayList<>()).add(new AgencyView(rows.getString("agency_id"),
          rows.getString("view_text"), rows.getString("proposal"), rows.getString("stated_by"), SqlTime.instant(rows, "stated_at")));
    });
    return sql.sql("select * from director_escalation " + where + " order by id desc").params(List.of(params))
        .query((rows, n) -> escalation(rows, views.getOrDefault(rows.getLong("id"), List.of()))).list();
  }

  private static Escalation escalation(ResultSet rows, List<AgencyView> views) throws SQLException {
    return new Escalation(rows.getLong("id"), rows.getString("subject"), EscalationKind.bySlug(rows.getString("kind")).orElseThrow(),
        rows.getString("hisp_id"), rows.getObject("service_id", Integer.class), rows.getString("asked"), rows.getObject("wanted_by", LocalDate.class),
        rows.getString("begun_by"), rows.getString("begun_agency"), SqlTime.instant(rows, "begun_at"), rows.getString("asked_again"),
        Status.valueOf(rows.getString("status")), rows.getString("resolution"), rows.getString("primary_agency"), rows.getString("ended_by"),
        SqlTime.instant(rows, "ended_at"), rows.getString("end_reason"), List.copyOf(views));
  }

  private static NotFound notThere(String businessKey) {
    return new NotFound("There is no case " + TextRule.shown(businessKey, 60) + " before the Director of OMB.");
  }

  private static LocalDate day(String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private EscalationContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, EscalationContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: every field is text. Open the form, correct it and save again.");
    }
  }
}
