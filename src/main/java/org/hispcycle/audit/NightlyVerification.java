package org.hispcycle.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hispcycle.audit.Verification.Result;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifies the record once a day. Where all is intact it notes the end of every chain in OMB's chain and in the log, so that even a
 * chain that is rewritten from end to end shows; where not, operators and OMB's lead get a mail.
 */
@Service
public class NightlyVerification {

  /** What the last verification found. */
  public record Last(Instant at, long entries, String brokenChain, Long brokenNumber, String why) {}

  private static final Logger log = LoggerFactory.getLogger(NightlyVerification.class);

  private final JdbcClient sql;
  private final Verification verification;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NightlyVerification(JdbcClient sql, Verification verification, ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.verification = verification;
    this.events = events;
    this.clock = clock;
  }

  boolean doneToday() {
    return sql.sql("select count(*) from audit_check where checked_on = ?").param(EasternTime.today(clock)).query(Integer.class).single() > 0;
  }

  @Transactional(readOnly = true)
  public Optional<Last> last() {
    return sql.sql("select * from audit_check order by checked_on desc fetch first 1 rows only").query((rows, n) -> new Last(
        SqlTime.instant(rows, "checked_at"), rows.getLong("entries"), rows.getString("broken_chain"), rows.getObject("broken_no", Long.class),
        rows.getString("why"))).optional();
  }

  /**
   * Of several nodes one does it: the day is the key.
   *
   * @return whether all is intact
   */
  @Transactional
  public boolean verify() {
    var result = verification.verify();
    try {
      var broken = result.firstBreak();
      sql.sql("insert into audit_check (checked_on, checked_at, entries, broken_chain, broken_no, why) values (?, ?, ?, ?, ?, ?)")
          .params(EasternTime.today(clock), SqlTime.of(clock.instant()), result.entries(), broken == null ? null : broken.chain(),
              broken == null ? null : broken.number(), broken == null ? null : broken.why()).update();
    } catch (DuplicateKeyException anotherNode) {
      throw new IllegalStateException("Today's verification was done meanwhile, by another node.", anotherNode);
    }
    if (result.intact()) {
      noteEnds(result);
    } else {
      alarm(result);
    }
    return result.intact();
  }

  private void noteEnds(Result result) {
    var ends = new TreeMap<String, String>();
    result.chains().stream().filter(chain -> chain.entries() > 0).forEach(chain -> ends.put(chain.chain(), chain.entries() + " " + chain.lastHash()));
    log.info("The record is intact, {} entries. Ends of its chains: {}", result.entries(), ends);
    if (!ends.isEmpty()) {
      events.publishEvent(new Recorded(Verification.HEADS, null, null, null, null,
          "The record was verified and is intact; here the chains ended.", ends));
    }
  }

  private void alarm(Result result) {
    var broken = result.firstBreak();
    log.error("The record is broken at entry {} of chain {}: {}", broken.number(), broken.chain(), broken.why());
    events.publishEvent(new Announcement("record-broken/" + EasternTime.today(clock), null, Set.of(Roles.ADMIN, Roles.OMB_LEAD),
        "The record of decisions does not verify",
        List.of("The nightly verification found that entry " + broken.number() + " of the record of " + broken.chain() + " is not what was recorded. "
                + broken.why(),
            "Somebody changed the database past the application, or a backup was restored in part. Entries before it are intact.",
            "Do not repair anything. Keep a copy of the database and its logs, compare with the last backup, and follow the runbook, section "
                + "\"The record does not verify\"."), "/office/audit").atOnce());
  }
}
