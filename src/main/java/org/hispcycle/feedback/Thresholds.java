package org.hispcycle.feedback;

import org.hispcycle.edition.Edition;
import org.hispcycle.feedback.responses.Branching;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where answers branch and which of them are affirmative: from the edition, and from OMB's decision per HISP (L7, L8). */
@Component
class Thresholds {

  private static final String EVERY_HISP = "*";

  private final JdbcClient sql;

  Thresholds(JdbcClient sql) {
    this.sql = sql;
  }

  Branching of(Edition edition, String hispId) {
    var affirmativeFrom = sql.sql("select affirmative_from from trust_threshold where edition = ? and hisp_id in (?, ?) order by case when hisp_id = ? then 1 else 0 end")
        .params(edition.id(), hispId, EVERY_HISP, EVERY_HISP).query(Integer.class).list();
    return new Branching(edition.positiveFrom(), affirmativeFrom.isEmpty() ? edition.positiveFrom() : affirmativeFrom.get(0));
  }
}
