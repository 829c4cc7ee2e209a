package org.hispcycle.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hispcycle.platform.engine.CaseHistory;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts of ended cases go when their time is over; those of running cases and everything submitted stay. */
@Tag("database")
class DraftRetentionTest {

  private static final Instant WRITTEN = Instant.parse("2026-03-02T15:00:00Z");

  @Test
  void onlyOldDraftsOfEndedCasesGo() {
    var sql = JdbcClient.create(MigratedDatabase.create());
    var json = new ObjectMapper();
    var drafts = new Drafts(sql, json, Clock.fixed(WRITTEN, ZoneOffset.UTC));
    for (var key : new String[] {"ActionPlanProcess/2026-VA", "ActionPlanProcess/2026-DHS"}) {
      drafts.save(key, 0, json.createObjectNode().put("summary", "words"), "vaReporter");
      drafts.freeze(key, json.createObjectNode().put("summary", "words"), "vaReporter", WRITTEN);
    }
    var history = Mockito.mock(CaseHistory.class);
    Mockito.when(history.endedBefore(eq("ActionPlanProcess/2026-VA"), any())).thenReturn(true);
    var retention = new DraftRetention(sql, history);

    assertThat(retention.due(WRITTEN)).isZero();
    assertThat(retention.due(WRITTEN.plusSeconds(1))).isEqualTo(1);
    assertThat(retention.remove(WRITTEN.plusSeconds(1), 100)).isEqualTo(1);
    assertThat(retention.remove(WRITTEN.plusSeconds(1), 100)).isZero();
    assertThat(drafts.version("ActionPlanProcess/2026-VA")).isZero();
    assertThat(drafts.version("ActionPlanProcess/2026-DHS")).isEqualTo(1);
    assertThat(drafts.latestSubmission("ActionPlanProcess/2026-VA")).isPresent();
  }
}
