package org.hispcycle.feedback;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How OMB may rate a report's surveys against the guidelines, and what follows from it, per edition (E10). */
@Component
class Ratings {

  /**
   * @param id within, partly or not
   * @param outcomes the decisions that it allows besides a return
   * @param publishable whether figures so rated may be public
   */
  record Rating(String id, String label, List<String> outcomes, boolean publishable, String clause) {}

  private static final String EVERY_OTHER = "*";

  private final JdbcClient sql;

  Ratings(JdbcClient sql) {
    this.sql = sql;
  }

  List<Rating> of(String edition) {
    var own = rows(edition);
    return own.isEmpty() ? rows(EVERY_OTHER) : own;
  }

  Optional<Rating> find(String edition, String id) {
    return of(edition).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private List<Rating> rows(String edition) {
    return sql.sql("select * from report_rating where edition = ? order by position").param(edition).query((rows, n) -> {
      var outcomes = rows.getString("outcomes");
      return new Rating(rows.getString("rating"), rows.getString("label"), outcomes.isEmpty() ? List.of() : List.of(outcomes.split(",")),
          rows.getBoolean("publishable"), rows.getString("clause"));
    }).list();
  }
}
