package org.hispcycle.evidence;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.CaseHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that no submitted version refers to, such as those of superseded drafts. */
@Component
class EvidenceRetention implements Retention {

  private record File(long id, String caseKey, String sha256) {}

  private final JdbcClient sql;
  private final EvidenceContents contents;
  private final CaseHistory history;

  EvidenceRetention(JdbcClient sql, EvidenceContents contents, CaseHistory history) {
    this.sql = sql;
    this.contents = contents;
    this.history = history;
  }

  @Override
  public String kind() {
    return "superseded-files";
  }

  @Override
  public String what() {
    return "Evidence files of cases that ended this long ago to which neither a submitted version nor the draft of their case refers, as after a draft "
        + "was superseded. Files that a submitted version names stay with it.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(1);
  }

  @Override
  public int due(Instant before) {
    return files(before, Integer.MAX_VALUE).size();
  }

  @Override
  @Transactional
  public int remove(Instant before, int most) {
    var files = files(before, most);
    for (var file : files) {
      sql.sql("delete from evidence where id = ?").param(file.id()).update();
      contents.removeUnused(file.sha256());
    }
    return files.size();
  }

  /** An id stands in JSON as "e12", in quotes; a text that merely looks like one keeps the file, which is the safe side. */
  private List<File> files(Instant before, int most) {
    try (var files = sql.sql("""
        select e.id, e.case_key, e.sha256 from evidence e
        where e.added_at < ?
          and not exists (select 1 from submission s where s.case_key = e.case_key and s.content like '%"e' || cast(e.id as varchar(20)) || '"%')
          and not exists (select 1 from draft d where d.case_key = e.case_key and d.content like '%"e' || cast(e.id as varchar(20)) || '"%')
        order by e.id""").param(SqlTime.of(before))
        .query((rows, n) -> new File(rows.getLong("id"), rows.getString("case_key"), rows.getString("sha256"))).stream()) {
      return files.filter(file -> history.endedBefore(file.caseKey(), before)).limit(most).toList();
    }
  }
}
