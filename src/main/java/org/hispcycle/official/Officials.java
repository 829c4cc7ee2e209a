package org.hispcycle.official;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.CycleOpened;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.registry.Registry;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The Lead Agency Service Delivery Officials, "designated or appointed by the head of each agency" (A6), and the senior
 * accountable officials of HISPs (A9). A cycle does not wait for an appointment, but a missing one is asked for until it is made.
 */
@Service
@Transactional
public class Officials {

  private final JdbcClient sql;
  private final Registry registry;
  private final Drafts drafts;
  private final AppointmentWorkflow workflow;
  private final ObjectMapper json;
  private final Clock clock;

  Officials(JdbcClient sql, Registry registry, Drafts drafts, AppointmentWorkflow workflow, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.registry = registry;
    this.drafts = drafts;
    this.workflow = workflow;
    this.json = json;
    this.clock = clock;
  }

  /** Every appointment ever made, newest first. */
  @Transactional(readOnly = true)
  public List<Appointment> history() {
    return sql.sql("select * from official_appointment order by appointed_on desc, id desc").query(Officials::appointment).list();
  }

  /** Every appointment of the agency, newest first. */
  @Transactional(readOnly = true)
  public List<Appointment> history(String agencyId) {
    return sql.sql("select * from official_appointment where agency_id = ? order by appointed_on desc, id desc").param(agencyId)
        .query(Officials::appointment).list();
  }

  private static Appointment appointment(ResultSet rows, int n) throws SQLException {
    return new Appointment(rows.getLong("id"), rows.getString("agency_id"), rows.getString("hisp_id"), rows.getString("name"),
        rows.getString("office"), rows.getObject("appointed_on", LocalDate.class), rows.getString("instrument"), rows.getString("link"),
        rows.getString("appointed_by"), SqlTime.instant(rows, "recorded_at"), rows.getObject("ended_on", LocalDate.class),
        rows.getString("end_reason"), rows.getBoolean("demo"));
  }

  /** @param hispId null for the Lead Agency Service Delivery Official */
  @Transactional(readOnly = true)
  public Optional<Appointment> inOffice(String agencyId, String hispId, LocalDate on) {
    return history(agencyId).stream().filter(each -> Objects.equals(each.hispId(), hispId)).filter(each -> each.inOffice(on)).findFirst();
  }

  /** The head appoints; a predecessor's last day is the day before. */
  public void appoint(String caseKey, String agencyId, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    requireOwnHisp(agencyId, content);
    var predecessor = unended(agencyId, content.hisp());
    InputRefused.ifAny(AppointmentRules.appoint(content, predecessor, EasternTime.dateOf(at)));
    predecessor.ifPresent(each -> end(each.id(), content.appointedOn().minusDays(1), "Succeeded by another official", by));
    drafts.freeze(caseKey, draft, by, at);
    sql.sql("insert into official_appointment (agency_id, hisp_id, name, office, appointed_on, instrument, link, appointed_by, recorded_at) "
        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(agencyId, content.hisp(), content.name().strip(), content.office().strip(), content.appointedOn(), content.instrument().strip(),
            content.link() == null || content.link().isBlank() ? null : content.link().strip(), by, SqlTime.of(at)).update();
  }

  /** The head ends an appointment without a successor yet. */
  public void endAppointment(String caseKey, String agencyId, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    requireOwnHisp(agencyId, content);
    var present = unended(agencyId, content.hisp());
    InputRefused.ifAny(AppointmentRules.end(content, present, EasternTime.dateOf(at)));
    drafts.freeze(caseKey, draft, by, at);
    end(present.orElseThrow().id(), content.endedOn(), content.reason().strip(), by);
  }

  /** When a cycle opens, the head of every agency without an official is asked for one; nothing waits for the answer. */
  @EventListener
  void askWhereNobodyIsInOffice(CycleOpened opened) {
    var today = EasternTime.today(clock);
    opened.agencies().stream().filter(agency -> inOffice(agency, null, today).isEmpty())
        .forEach(agency -> workflow.askForAppointment(opened.year(), agency));
  }

  /** The key of a case that the head begins by himself. */
  public String begin(String agencyId) {
    if (agencyId == null) {
      throw new InputRefused("Officials are appointed by the head of one agency. Log in with an account of that agency.");
    }
    if (workflow.isOpen(agencyId)) {
      throw new InputRefused("An appointment of " + registry.agency(agencyId).name() + " is under way already. You find it in your inbox.");
    }
    return key(EasternTime.today(clock).getYear(), agencyId);
  }

  public static String key(int year, String agencyId) {
    return year + "-" + agencyId + "-official";
  }

  private Optional<Appointment> unended(String agencyId, String hispId) {
    return history(agencyId).stream().filter(each -> Objects.equals(each.hispId(), hispId)).filter(each -> each.endedOn() == null).findFirst();
  }

  private void end(long id, LocalDate on, String reason, String by) {
    sql.sql("update official_appointment set ended_on = ?, end_reason = ?, ended_by = ? where id = ? and ended_on is null")
        .params(on, reason, by, id).update();
  }

  private void requireOwnHisp(String agencyId, AppointmentContent content) {
    if (content.hisp() != null && registry.hisps().stream().noneMatch(each -> each.id().equals(content.hisp()) && each.agencyId().equals(agencyId))) {
      throw InputRefused.of(List.of(new Fault("hispId", "Choose a HISP of your own agency, or the agency itself.")));
    }
  }

  private AppointmentContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, AppointmentContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: a day looks like 2026-05-20, everything else is text. Open the form, correct it and save again.");
    }
  }
}
