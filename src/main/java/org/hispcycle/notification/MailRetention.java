package org.hispcycle.notification;

import java.time.Instant;
import java.time.Period;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The texts, addresses and invitations of mails that are over: sent, replaced, given up, or parked for so long. */
@Component
class MailRetention implements Retention {

  // mails whose words are gone already may have kept their invitations
  private static final String DUE = """
      from mail where status in ('SENT', 'REPLACED', 'DISCARDED', 'PARKED') and coalesce(sent_at, created_at) < ?
        and (body_text <> '' or exists (select 1 from mail_attachment a where a.mail_id = mail.id))""";

  private final JdbcClient sql;

  MailRetention(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public String kind() {
    return "mails";
  }

  @Override
  public String what() {
    return "Text, subject, address and calendar invitations of mails that were sent this long ago, or were written then and replaced, discarded or parked; "
        + "what was parked so long is discarded. That there was a mail, about what, to whose account and when stays, so that none is sent twice; mails "
        + "that wait stay as they are.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(2);
  }

  @Override
  public int due(Instant before) {
    return sql.sql("select count(*) " + DUE).param(SqlTime.of(before)).query(Integer.class).single();
  }

  @Override
  @Transactional
  public int remove(Instant before, int most) {
    var ids = sql.sql("select id " + DUE + " order by id fetch first ? rows only").params(SqlTime.of(before), most).query(Long.class).list();
    ids.forEach(id -> {
      sql.sql("delete from mail_attachment where mail_id = ?").param(id).update();
      sql.sql("""
          update mail set body_text = '', body_html = '', subject = '(removed when its time was over)', recipient = '', recipient_name = null,
            last_error = null, status = case when status = 'PARKED' then 'DISCARDED' else status end where id = ?""").param(id).update();
    });
    return ids.size();
  }
}
