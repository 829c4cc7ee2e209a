package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hispcycle.platform.engine.CaseHistory;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploads that were never submitted go after their report ended; what was submitted or published stays. */
@Tag("database")
class UploadRetentionTest {

  private static final OffsetDateTime UPLOADED = OffsetDateTime.of(2026, 1, 20, 15, 0, 0, 0, ZoneOffset.UTC);
  private static final Instant LATER = Instant.parse("2028-03-02T15:00:00Z");

  private final JdbcClient sql = JdbcClient.create(MigratedDatabase.create());

  private void report(String key, int serviceId) {
    sql.sql("""
        insert into service_report (business_key, cycle_year, agency_id, hisp_id, service_id, fiscal_quarter, stage, opened_at)
        values (?, 2026, 'VA', 'VA-VBA', ?, 'FY2026Q1', 'COLLECTING', ?)""").params(key, serviceId, UPLOADED).update();
  }

  private void dataset(int id, String key, OffsetDateTime submittedAt, boolean published) {
    sql.sql("""
        insert into dataset (id, business_key, sha256, file_name, byte_size, channel, point_in_time, scale, control_number, positive_from, affirmative_from,
          rows_read, rows_counted, rows_refused, rows_flagged, positive, negative, affirmative, trust_share, uploaded_by, uploaded_at, submitted_at, published)
        values (?, ?, ?, 'a.csv', 1, 'web', 'post', 'likert', '1234-5678', 4, 4, 1, 1, 0, 0, 1, 0, 1, 1, 'vaReporter', ?, ?, ?)""")
        .params(id, key, "sha" + id, UPLOADED, submittedAt, published).update();
  }

  @Test
  void onlyWhatWasNeverSubmittedGoes() {
    report("FY2026Q1-VA-VBA-ended", 1);
    report("FY2026Q1-VA-VBA-runs", 2);
    dataset(101, "FY2026Q1-VA-VBA-ended", null, false);
    dataset(102, "FY2026Q1-VA-VBA-ended", UPLOADED, false);
    dataset(103, "FY2026Q1-VA-VBA-ended", UPLOADED, true);
    dataset(104, "FY2026Q1-VA-VBA-runs", null, false);
    var history = mock(CaseHistory.class);
    when(history.endedBefore(eq("ServiceReportProcess/FY2026Q1-VA-VBA-ended"), any())).thenReturn(true);
    var rows = mock(DatasetRows.class);
    var uploads = mock(DatasetUploads.class);
    var found = mock(Dataset.class);
    when(rows.find(101)).thenReturn(Optional.of(found));
    var retention = new UploadRetention(sql, rows, uploads, history);

    assertThat(retention.due(LATER)).isEqualTo(1);
    assertThat(retention.remove(LATER, 100)).isEqualTo(1);
    verify(uploads).remove(found);
    verifyNoMoreInteractions(uploads);
  }
}
