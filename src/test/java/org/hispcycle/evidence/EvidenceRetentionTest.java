package org.hispcycle.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hispcycle.platform.engine.CaseHistory;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that no submitted version names go after their case ended; the others stay, and so do bytes that another case uses. */
@Tag("database")
class EvidenceRetentionTest {

  private static final String ENDED = "ActionPlanProcess/2026-VA";
  private static final String RUNS = "ActionPlanProcess/2026-DHS";
  private static final OffsetDateTime ADDED = OffsetDateTime.of(2026, 3, 2, 15, 0, 0, 0, ZoneOffset.UTC);
  private static final Instant LATER = Instant.parse("2028-03-02T15:00:00Z");

  private final JdbcClient sql = JdbcClient.create(MigratedDatabase.create());

  private void file(int id, String caseKey, String sha256) {
    if (sql.sql("select count(*) from evidence_content where sha256 = ?").param(sha256).query(Integer.class).single() == 0) {
      sql.sql("insert into evidence_content (sha256, byte_size) values (?, 1)").param(sha256).update();
    }
    sql.sql("insert into evidence (id, case_key, file_name, title, kind, byte_size, sha256, added_by, added_at) values (?, ?, 'a.pdf', 'a', 'PDF', 1, ?, 'x', ?)")
        .params(id, caseKey, sha256, ADDED).update();
  }

  @Test
  void onlyFilesThatNothingNamesGo() {
    file(12, ENDED, "submitted");
    file(1, ENDED, "nothing-names-it");
    file(34, ENDED, "in-the-draft");
    file(5, RUNS, "nothing-names-it");
    sql.sql("insert into submission (case_key, version, content, sha256, submitted_by, submitted_at) values (?, 1, '{\"files\":[\"e12\"]}', 'x', 'x', ?)")
        .params(ENDED, ADDED).update();
    sql.sql("insert into draft (case_key, version, content, updated_by, updated_at) values (?, 1, '{\"files\":[\"e34\"]}', 'x', ?)").params(ENDED, ADDED).update();
    var history = Mockito.mock(CaseHistory.class);
    Mockito.when(history.endedBefore(eq(ENDED), any())).thenReturn(true);
    var retention = new EvidenceRetention(sql, new EvidenceContents(sql), history);

    assertThat(retention.due(LATER)).isEqualTo(1);
    assertThat(retention.remove(LATER, 100)).isEqualTo(1);
    assertThat(sql.sql("select id from evidence order by id").query(Integer.class).list()).containsExactly(5, 12, 34);
    assertThat(sql.sql("select count(*) from evidence_content where sha256 = 'nothing-names-it'").query(Integer.class).single()).isEqualTo(1);
    assertThat(retention.due(LATER)).isZero();
  }
}
