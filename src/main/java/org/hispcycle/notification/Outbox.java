package org.hispcycle.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.TextRule;
import org.hispcycle.platform.engine.People;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails on their way: written in the transaction of what they tell of, sent afterwards by {@link OutboxSender}. Kept after
 * they were sent, so that "was this person warned?" has an answer.
 */
@Service
public class Outbox {

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_ERROR = 900;
  private static final int LONGEST_REASON = 500;

  private final JdbcClient sql;
  private final Clock clock;
  private final MailSettings settings;
  private final People people;
  private final ApplicationEventPublisher events;
  private final String host;

  Outbox(JdbcClient sql, Clock clock, MailSettings settings, SiteSettings site, People people, ApplicationEventPublisher events) {
    this.events = events;
    this.sql = sql;
    this.people = people;
    this.clock = clock;
    this.settings = settings;
    this.host = site.mailHost();
  }

  /**
   * Puts a mail in the outbox, in the caller's transaction. A key that is there already is left alone.
   *
   * @return the mail's id, new or old
   */
  @Transactional(propagation = Propagation.MANDATORY)
  long put(NewMail mail) {
    var known = idOf(mail.key());
    if (known.isPresent()) {
      return known.get();
    }
    var now = clock.instant();
    var usable = MailHeaders.address(mail.address()).isPresent();
    var fault = usable ? null : fault(mail.name(), mail.address());
    var first = mail.notBefore() == null || mail.notBefore().isBefore(now) ? now : mail.notBefore();
    sql.sql("""
        insert into mail (message_key, message_id, recipient, recipient_name, person_id, subject, body_text, body_html, created_at,
          status, attempts, next_attempt_at, last_error, kind) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)""")
        .params(mail.key(), messageId(mail.key()), MailHeaders.oneLine(mail.address(), 300), MailHeaders.oneLine(mail.name(), 150),
            mail.personId(), MailHeaders.oneLine(mail.subject(), LONGEST_SUBJECT), mail.text(), mail.html(), SqlTime.of(now),
            (usable ? MailStatus.QUEUED : MailStatus.PARKED).name(), SqlTime.of(usable ? first : now), fault, mail.kind().name()).update();
    var id = idOf(mail.key()).orElseThrow();
    int position = 0;
    for (var each : mail.attachments()) {
      sql.sql("insert into mail_attachment (mail_id, position, obligation_id, file_name, ics_method, content) values (?, ?, ?, ?, ?, ?)")
          .params(id, position++, each.obligationId(), each.fileName(), each.method(), each.content()).update();
    }
    return id;
  }

  /** Whether a mail with this key was ever put. */
  boolean has(String key) {
    return idOf(key).isPresent();
  }

  /** The calendar invitations that travel with a mail. */
  @Transactional(readOnly = true)
  public List<Invitation> invitations(long mailId) {
    return sql.sql("select * from mail_attachment where mail_id = ? order by position").param(mailId)
        .query((rows, n) -> new Invitation(rows.getString("obligation_id"), rows.getString("file_name"), rows.getString("ics_method"),
            rows.getString("content"))).list();
  }

  private static String fault(String name, String address) {
    return address == null || address.isBlank()
        ? MailHeaders.oneLine(name, 150) + " has no e-mail address. Enter one in Camunda Admin, then send this mail again."
        : "\"" + MailHeaders.oneLine(address, 100) + "\" is not one e-mail address. Correct it in Camunda Admin, then send this mail again.";
  }

  private Optional<Long> idOf(String key) {
    return sql.sql("select id from mail where message_key = ?").param(key).query(Long.class).optional();
  }

  String messageId(String key) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@" + host + ">";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Takes the next mail that is due, or whose sender has not come back in time, for one attempt. */
  @Transactional
  Optional<Mail> claim() {
    var now = clock.instant();
    var due = firstDue(MailStatus.QUEUED, now).or(() -> firstDue(MailStatus.SENDING, now));
    due.ifPresent(mail -> sql.sql("update mail set status = 'SENDING', attempts = attempts + 1, next_attempt_at = ? where id = ?")
        .params(SqlTime.of(now.plus(settings.lease())), mail.id()).update());
    return due;
  }

  private Optional<Mail> firstDue(MailStatus status, Instant now) {
    // ordered as the index is, or every claim would sort all that wait
    return sql.sql("""
        select * from mail where status = ? and next_attempt_at <= ? order by status, next_attempt_at, id
        fetch first 1 row only for update skip locked""").params(status.name(), SqlTime.of(now)).query(Outbox::mail).optional();
  }

  // each settles only the attempt it began: another node may have taken the mail over when the lease ran out
  @Transactional
  void sent(Mail claimed) {
    settle(claimed, MailStatus.SENT, clock.instant(), null);
    sql.sql("update mail set sent_at = ? where id = ? and status = 'SENT' and sent_at is null")
        .params(SqlTime.of(clock.instant()), claimed.id()).update();
  }

  @Transactional
  void failed(Mail claimed, String why) {
    settle(claimed, MailStatus.QUEUED, clock.instant().plus(settings.retryAfter(claimed.attempts() + 1)), why);
  }

  @Transactional
  void parked(Mail claimed, String why) {
    settle(claimed, MailStatus.PARKED, clock.instant(), why);
  }

  private void settle(Mail claimed, MailStatus status, Instant nextAttempt, String why) {
    sql.sql("update mail set status = ?, next_attempt_at = ?, last_error = ? where id = ? and status = 'SENDING' and attempts = ?")
        .params(status.name(), SqlTime.of(nextAttempt), why == null ? null : MailHeaders.oneLine(why, LONGEST_ERROR), claimed.id(),
            claimed.attempts() + 1).update();
  }

  /** Sends a parked mail again, to the address that the person has now. */
  @Transactional
  public void sendAgain(long id) {
    var mail = get(id);
    var address = sql.sql("select person_id from mail where id = ?").param(id)
        .query((rows, n) -> Optional.ofNullable(rows.getString("person_id"))).single()
        .flatMap(people::find).map(People.Person::email).orElse(mail.recipient());
    if (MailHeaders.address(address).isEmpty()) {
      throw new InputRefused(fault(mail.recipientName(), address));
    }
    var changed = sql.sql("""
        update mail set status = 'QUEUED', recipient = ?, attempts = 0, next_attempt_at = ?, last_error = null
        where id = ? and status = 'PARKED'""").params(address, SqlTime.of(clock.instant()), id).update();
    if (changed == 0) {
      throw new InputRefused("The mail " + id + " is not parked; its state is \"" + mail.status().label() + "\". Nothing needs to be done.");
    }
  }

  /**
   * Gives a mail up that nobody needs any more, or that cannot arrive. The record keeps by whom and why.
   *
   * @param by user id
   */
  @Transactional
  public void discard(long id, String reason, String by) {
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "reason", "why nobody needs this mail any more", reason, true, LONGEST_REASON);
    InputRefused.ifAny(faults);
    var mail = get(id);
    var changed = sql.sql("""
        update mail set status = 'DISCARDED', last_error = ?, next_attempt_at = ?
        where id = ? and (status = 'PARKED' or status = 'QUEUED' and attempts > 0)""")
        .params(MailHeaders.oneLine("Discarded by " + by + ": " + reason.strip(), LONGEST_ERROR), SqlTime.of(clock.instant()), id).update();
    if (changed == 0) {
      throw new InputRefused("The mail " + id + " is not stuck; its state is \"" + mail.status().label() + "\". Only a mail that failed can be discarded.");
    }
    events.publishEvent(new Recorded("mail-discarded", null, null, null, by, "Discarded the mail " + id + ", which could not be delivered.",
        Map.of("mail", mail.messageKey(), "reason", reason.strip())));
  }

  /** When a mail was parked last that still is; empty where none is. What tells operators of parked mails is no news to them. */
  @Transactional(readOnly = true)
  public Optional<Instant> lastParkedAt() {
    return sql.sql("select max(next_attempt_at) as moment from mail where status = 'PARKED' and message_key not like 'operator-alert/%'")
        .query((rows, n) -> Optional.ofNullable(SqlTime.instant(rows, "moment"))).single();
  }

  /** Tries a failed mail again at once: a parked one to the address that the person has now, a waiting one without its rest. */
  @Transactional
  public void retry(long id) {
    var waits = sql.sql("update mail set next_attempt_at = ? where id = ? and status = 'QUEUED' and attempts > 0")
        .params(SqlTime.of(clock.instant()), id).update();
    if (waits == 0) {
      sendAgain(id);
    }
  }

  /**
   * Notes that a mail which had left came back.
   *
   * @return whether we know the mail
   */
  @Transactional
  boolean returned(String messageId, String why) {
    return sql.sql("update mail set status = 'PARKED', last_error = ?, next_attempt_at = ? where message_id = ? and status in ('SENT', 'SENDING', 'QUEUED', 'PARKED')")
        .params(MailHeaders.oneLine(why, LONGEST_ERROR), SqlTime.of(clock.instant()), messageId).update() > 0;
  }

  /** What was refused, or could not be sent so far and is tried again; what needs a person first. */
  @Transactional(readOnly = true)
  public List<Mail> failed(int most) {
    return sql.sql("""
        select * from mail where status = 'PARKED' or (status in ('QUEUED', 'SENDING') and last_error is not null)
        order by status, id desc fetch first ? rows only""").param(most).query(Outbox::mail).list().stream()
        .sorted(Comparator.comparing(mail -> mail.status() != MailStatus.PARKED)).toList();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Mail> newest(String recipient, MailStatus status, int most) {
    return newest(recipient, status, null, most);
  }

  /** Newest first; null means all. */
  @Transactional(readOnly = true)
  public List<Mail> newest(String recipient, MailStatus status, MailKind kind, int most) {
    return sql.sql("""
        select * from mail where (cast(? as varchar(320)) is null or lower(recipient) like ?) and (cast(? as varchar(20)) is null or status = ?)
          and (cast(? as varchar(20)) is null or kind = ?)
        order by id desc fetch first ? rows only""")
        .params(recipient, recipient == null ? null : "%" + recipient.toLowerCase(Locale.ROOT) + "%", name(status), name(status),
            kind == null ? null : kind.name(), kind == null ? null : kind.name(), most)
        .query(Outbox::mail).list();
  }

  private static String name(MailStatus status) {
    return status == null ? null : status.name();
  }

  @Transactional(readOnly = true)
  public Mail get(long id) {
    return sql.sql("select * from mail where id = ?").param(id).query(Outbox::mail).optional()
        .orElseThrow(() -> new NotFound("There is no mail " + id + "."));
  }

  /** How many mails are in a state. */
  @Transactional(readOnly = true)
  public long count(MailStatus status) {
    return sql.sql("select count(*) from mail where status = ?").param(status.name()).query(Long.class).single();
  }

  /** Since when the oldest mail waits that has not left. */
  @Transactional(readOnly = true)
  public Optional<Instant> waitingSince() {
    // a mail that was told to wait until morning is not late before
    return sql.sql("""
        select min(case when attempts = 0 then next_attempt_at else created_at end) as oldest from mail
        where status in ('QUEUED', 'SENDING') and (attempts > 0 or next_attempt_at <= ?)""").param(SqlTime.of(clock.instant()))
        .query((rows, n) -> Optional.ofNullable(SqlTime.instant(rows, "oldest"))).single();
  }

  private static Mail mail(ResultSet rows, int n) throws SQLException {
    return new Mail(rows.getLong("id"), rows.getString("message_key"), rows.getString("message_id"), rows.getString("recipient"),
        rows.getString("recipient_name"), rows.getString("subject"), rows.getString("body_text"), rows.getString("body_html"),
        SqlTime.instant(rows, "created_at"), MailStatus.valueOf(rows.getString("status")), rows.getInt("attempts"),
        SqlTime.instant(rows, "next_attempt_at"), rows.getString("last_error"), SqlTime.instant(rows, "sent_at"),
        MailKind.valueOf(rows.getString("kind")));
  }
}
