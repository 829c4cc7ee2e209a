package org.hispcycle.audit;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes PostgreSQL itself refuse to change or delete what is sealed; only the pruning may empty an entry, and only its content.
 * Triggers are PostgreSQL's own SQL and so no migration, which runs on H2 unchanged. H2 is for demonstrations and has no guard but
 * the chain. It stops mistakes and simple attacks; whoever owns the database can take it off, and then the chain tells.
 */
@Component
class RecordProtection implements InitializingBean {

  private static final long LOCK = 4_000_280;

  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;
  private final boolean postgres;

  RecordProtection(JdbcTemplate sql, PlatformTransactionManager transactions) {
    this.sql = sql;
    this.transaction = new TransactionTemplate(transactions);
    this.postgres = Boolean.TRUE.equals(sql.execute((ConnectionCallback<Boolean>) connection ->
        "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())));
  }

  @Override
  public void afterPropertiesSet() {
    if (postgres) {
      transaction.executeWithoutResult(status -> install());
    }
  }

  private void install() {
    // nodes that start together wait for each other here
    sql.query("select pg_advisory_xact_lock(?)", rows -> {}, LOCK);
    sql.execute("""
        create or replace function audit_entry_stays() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and current_setting('hisp.pruning', true) = 'on' and new.content is null
            and (new.chain, new.entry_no, new.kind, new.happened_at, new.sealed_at, new.content_hash, new.previous_hash, new.entry_hash)
              = (old.chain, old.entry_no, old.kind, old.happened_at, old.sealed_at, old.content_hash, old.previous_hash, old.entry_hash) then
            return new;
          end if;
          raise exception 'The record is never changed: % on audit_entry is refused.', tg_op;
        end $$""");
    sql.execute("drop trigger if exists audit_entry_stays on audit_entry");
    sql.execute("create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_entry_stays()");
    sql.execute("drop trigger if exists audit_entry_is_not_emptied on audit_entry");
    sql.execute("create trigger audit_entry_is_not_emptied before truncate on audit_entry for each statement execute function audit_entry_stays()");
  }

  /** Within the present transaction entries may be emptied. */
  void allowPruning() {
    if (postgres) {
      sql.query("select set_config('hisp.pruning', 'on', true)", rows -> {});
    }
  }
}
