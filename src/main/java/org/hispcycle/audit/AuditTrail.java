package org.hispcycle.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the record. What is read is sealed first, so that nothing is shown that the chain does not hold. */
@Service
public class AuditTrail {

  /** Which entries; null means all. {@code from} is included, {@code until} is not; {@code chains} limits to what the reader may see. */
  public record Filter(String agencyId, String hispId, String businessKey, String kind, Instant from, Instant until, Set<String> chains) {}

  /** One page, newest first. */
  public record Page(long total, int page, int size, List<Entry> entries) {}

  static final int LARGEST_PAGE = 200;

  private final JdbcClient sql;
  private final Sealer sealer;

  AuditTrail(JdbcClient sql, Sealer sealer) {
    this.sql = sql;
    this.sealer = sealer;
  }

  public Page find(Filter filter, int page, int size) {
    sealer.seal();
    var where = new Where(filter);
    var total = sql.sql("select count(*) from audit_entry" + where.text).params(where.values).query(Long.class).single();
    var values = new ArrayList<>(where.values);
    values.add((long) page * size);
    values.add(size);
    return new Page(total, page, size, sql.sql("select * from audit_entry" + where.text
        + " order by happened_at desc, chain, entry_no desc offset ? rows fetch next ? rows only").params(values).query(AuditTrail::entry).list());
  }

  /** Everything that the filter finds, oldest first in each chain. */
  List<Entry> all(Filter filter) {
    sealer.seal();
    var where = new Where(filter);
    return sql.sql("select * from audit_entry" + where.text + " order by chain, entry_no").params(where.values).query(AuditTrail::entry).list();
  }

  /** What happened in a case, oldest first. */
  public List<Entry> ofCase(String businessKey) {
    sealer.seal();
    return sql.sql("select * from audit_entry where business_key = ? order by happened_at, chain, entry_no").param(businessKey)
        .query(AuditTrail::entry).list();
  }

  List<Entry> part(String chain, long after, int most) {
    return sql.sql("select * from audit_entry where chain = ? and entry_no > ? order by entry_no fetch first ? rows only")
        .params(chain, after, most).query(AuditTrail::entry).list();
  }

  private static final class Where {
    private final StringBuilder text = new StringBuilder(" where 1 = 1");
    private final List<Object> values = new ArrayList<>();

    Where(Filter filter) {
      and("chain = ?", filter.agencyId());
      and("hisp_id = ?", filter.hispId());
      and("business_key = ?", filter.businessKey());
      and("kind = ?", filter.kind());
      and("happened_at >= ?", filter.from() == null ? null : SqlTime.of(filter.from()));
      and("happened_at < ?", filter.until() == null ? null : SqlTime.of(filter.until()));
      if (filter.chains() != null) {
        text.append(filter.chains().isEmpty() ? " and 1 = 0" : " and chain in (" + "?, ".repeat(filter.chains().size() - 1) + "?)");
        values.addAll(filter.chains());
      }
    }

    private void and(String condition, Object value) {
      if (value != null) {
        text.append(" and ").append(condition);
        values.add(value);
      }
    }
  }

  static Entry entry(ResultSet rows, int n) throws SQLException {
    return new Entry(rows.getString("chain"), rows.getLong("entry_no"), rows.getString("kind"), rows.getString("hisp_id"),
        rows.getString("business_key"), rows.getString("actor"), SqlTime.instant(rows, "happened_at"), SqlTime.instant(rows, "sealed_at"),
        rows.getString("content"), rows.getString("content_hash"), rows.getString("previous_hash"), rows.getString("entry_hash"));
  }
}
