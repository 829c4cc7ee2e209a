package org.hispcycle.official;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Federal Government Service Delivery Lead, a senior official "designated by the OMB Director" (A4): who, since when, on what instrument. */
@Service
@Transactional
public class Leads {

  /** What the Director sends. */
  public record NewLead(String name, String office, LocalDate designatedOn, String instrument, String link) {}

  private final JdbcClient sql;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Leads(JdbcClient sql, ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.events = events;
    this.clock = clock;
  }

  /** Every designation ever made, newest first; as appointments without an agency. */
  @Transactional(readOnly = true)
  public List<Appointment> history() {
    return sql.sql("select * from lead_designation order by designated_on desc, id desc").query((rows, n) -> new Appointment(rows.getLong("id"), null, null,
        rows.getString("name"), rows.getString("office"), rows.getObject("designated_on", LocalDate.class), rows.getString("instrument"),
        rows.getString("link"), rows.getString("designated_by"), SqlTime.instant(rows, "recorded_at"), rows.getObject("ended_on", LocalDate.class),
        rows.getObject("ended_on") == null ? null : "Succeeded by another official", rows.getBoolean("demo"))).list();
  }

  @Transactional(readOnly = true)
  public Optional<Appointment> inOffice(LocalDate on) {
    return history().stream().filter(each -> each.inOffice(on)).findFirst();
  }

  /** The Director designates; the predecessor's last day is the day before. */
  public void designate(NewLead lead, Actor by) {
    if (!by.is(Roles.OMB_DIRECTOR)) {
      throw new NotAllowed("The Federal Government Service Delivery Lead is designated by the Director of OMB. Ask the Director to do so.");
    }
    var content = new AppointmentContent(null, lead.name(), lead.office(), lead.designatedOn(), lead.instrument(), lead.link(), null, null);
    var predecessor = history().stream().filter(each -> each.endedOn() == null).findFirst();
    InputRefused.ifAny(AppointmentRules.appoint(content, predecessor, EasternTime.today(clock)));
    predecessor.ifPresent(each -> sql.sql("update lead_designation set ended_on = ? where id = ?").params(lead.designatedOn().minusDays(1), each.id()).update());
    var link = lead.link() == null || lead.link().isBlank() ? null : lead.link().strip();
    sql.sql("insert into lead_designation (name, office, designated_on, instrument, link, designated_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(lead.name().strip(), lead.office().strip(), lead.designatedOn(), lead.instrument().strip(), link, by.userId(), SqlTime.of(clock.instant())).update();
    var details = new HashMap<String, String>();
    details.put("office", lead.office().strip());
    details.put("designatedOn", lead.designatedOn().toString());
    details.put("instrument", lead.instrument().strip());
    details.put("link", link);
    events.publishEvent(new Recorded("lead-designated", null, null, null, by.userId(), "The Director of OMB designated a Federal Government Service Delivery Lead.", details));
  }
}
