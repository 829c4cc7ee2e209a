package org.hispcycle.feedback;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How strictly each edition takes the rules for datasets (E10): see table dataset_rule. An edition that has none of its own, such as
 * one that OMB has just published, takes those of the edition before it.
 */
@Component
class DatasetRules {

  /**
   * @param severity {@code blocking}, {@code review} or {@code advisory}
   * @param limit the share from which on the rule speaks up; null for rules without one
   */
  record Rule(String severity, String clause, BigDecimal limit) {}

  private final JdbcClient sql;
  private final Editions editions;

  DatasetRules(JdbcClient sql, Editions editions) {
    this.sql = sql;
    this.editions = editions;
  }

  /** The rules by their ids; a rule that is not listed does not exist under the edition. */
  Map<String, Rule> of(Edition edition) {
    var own = rows(edition.id());
    return !own.isEmpty() ? own : editions.all().stream().filter(each -> each.firstCycleYear() < edition.firstCycleYear())
        .sorted(Comparator.comparing(Edition::firstCycleYear).reversed()).map(each -> rows(each.id())).filter(rules -> !rules.isEmpty())
        .findFirst().orElse(Map.of());
  }

  private Map<String, Rule> rows(String edition) {
    var rules = new LinkedHashMap<String, Rule>();
    sql.sql("select * from dataset_rule where edition = ?").param(edition).query(rows -> {
      rules.put(rows.getString("rule_id"), new Rule(rows.getString("severity"), rows.getString("clause"), rows.getBigDecimal("share_limit")));
    });
    return rules;
  }
}
