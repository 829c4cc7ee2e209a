package org.hispcycle.actionplan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.draft.Drafts.Submission;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who signed which version of a plan, in which office, when, and the SHA-256 of exactly the text that was signed (A5, A9). The
 * text is measured again whenever a signature is read, so that a change of what is stored does not stay unseen.
 */
@Service
@Transactional
public class Signatures {

  /**
   * One signature.
   *
   * @param version of the submission that was signed
   * @param office in words, such as "Head of agency"
   * @param intact whether the stored text of that version still is what was signed
   */
  public record Signature(String businessKey, int version, String signedBy, String office, Instant at, String sha256, boolean intact) {}

  private final JdbcClient sql;
  private final Drafts drafts;
  private final ApplicationEventPublisher events;

  Signatures(JdbcClient sql, Drafts drafts, ApplicationEventPublisher events) {
    this.sql = sql;
    this.drafts = drafts;
    this.events = events;
  }

  /** All signatures of a plan, newest last. */
  @Transactional(readOnly = true)
  public List<Signature> of(String businessKey) {
    return sql.sql("select * from plan_signature where business_key = ? order by submission_version").param(businessKey)
        .query(this::read).list();
  }

  @Transactional(readOnly = true)
  public Optional<Signature> latest(String businessKey) {
    return of(businessKey).stream().reduce((older, newer) -> newer);
  }

  void sign(PlanSubject subject, Submission signed, String office) {
    sql.sql("insert into plan_signature (business_key, submission_version, signed_by, office, signed_at, sha256) values (?, ?, ?, ?, ?, ?)")
        .params(subject.businessKey(), signed.version(), signed.submittedBy(), office, SqlTime.of(signed.submittedAt()), signed.sha256()).update();
    events.publishEvent(new Recorded("plan-signed", subject.agencyId(), subject.hispId(), subject.businessKey(), signed.submittedBy(),
        "Version " + signed.version() + " of the plan was signed as " + office + ".", Map.of("version", String.valueOf(signed.version()), "office", office,
        "sha256", signed.sha256())));
  }

  private Signature read(ResultSet rows, int n) throws SQLException {
    var key = rows.getString("business_key");
    var version = rows.getInt("submission_version");
    var sha256 = rows.getString("sha256");
    return new Signature(key, version, rows.getString("signed_by"), rows.getString("office"), SqlTime.instant(rows, "signed_at"), sha256,
        drafts.measure(ActionPlans.caseKey(key), version).filter(sha256::equals).isPresent());
  }
}
