package org.hispcycle.notification;

import java.time.Instant;
import java.time.Period;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The texts and addresses of mails that were sent. */
@Component
class MailRetention implements Retention {

  private static final String DUE = "from mail where status = 'SENT' and sent_at < ? and body_text <> ''";

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
    return "Text, subject and address of mails that were sent this long ago. That a mail was sent, about what, to whose account and when stays, so that "
        + "none is sent twice; mails that wait or failed stay as they are.";
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
    ids.forEach(id -> sql.sql("update mail set body_text = '', body_html = '', subject = '(removed when its time was over)', recipient = '', recipient_name = null where id = ?")
        .param(id).update());
    return ids.size();
  }
}
