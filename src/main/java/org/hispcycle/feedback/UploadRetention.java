package org.hispcycle.feedback;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.CaseHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Response files that were uploaded and never submitted. */
@Component
class UploadRetention implements Retention {

  private record Upload(long id, String businessKey) {}

  private final JdbcClient sql;
  private final DatasetRows datasets;
  private final DatasetUploads uploads;
  private final CaseHistory history;

  UploadRetention(JdbcClient sql, DatasetRows datasets, DatasetUploads uploads, CaseHistory history) {
    this.sql = sql;
    this.datasets = datasets;
    this.uploads = uploads;
    this.history = history;
  }

  @Override
  public String kind() {
    return "unsubmitted-uploads";
  }

  @Override
  public String what() {
    return "Response files, with their counts, that were uploaded to reports which ended this long ago and were never submitted. Submitted files and all "
        + "published numbers stay.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(1);
  }

  @Override
  public int due(Instant before) {
    return uploads(before, Integer.MAX_VALUE).size();
  }

  @Override
  public int remove(Instant before, int most) {
    var due = uploads(before, most);
    due.forEach(each -> datasets.find(each.id()).ifPresent(uploads::remove));
    return due.size();
  }

  private List<Upload> uploads(Instant before, int most) {
    try (var found = sql.sql("select id, business_key from dataset where submitted_at is null and not published and uploaded_at < ? order by id")
        .param(SqlTime.of(before)).query((rows, n) -> new Upload(rows.getLong("id"), rows.getString("business_key"))).stream()) {
      return found.filter(each -> history.endedBefore(ServiceReport.caseKey(each.businessKey()), before)).limit(most).toList();
    }
  }
}
