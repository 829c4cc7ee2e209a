package org.hispcycle.feedback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hispcycle.feedback.ReportContent.EnteredLevel;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Service-level indicators: checked as they are entered, and kept by themselves once a report's figures are released (E14, E17). */
@Repository
class ServiceLevels {

  private static final int MOST = 30;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_UNIT = 60;
  private static final int LONGEST_PERIOD = 100;
  private static final int LONGEST_SOURCE = 300;
  /** Thousands may be set apart by commas, as people write them. */
  private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,4})?");

  private final JdbcClient sql;

  ServiceLevels(JdbcClient sql) {
    this.sql = sql;
  }

  /** The indicators that were entered; lines left empty are none. What is wrong is added to the faults. */
  static List<ServiceLevel> read(List<Fault> faults, List<EnteredLevel> entered) {
    var levels = new ArrayList<ServiceLevel>();
    if (entered == null) {
      return levels;
    }
    if (entered.size() > MOST) {
      faults.add(new Fault("serviceLevels", "A report takes at most " + MOST + " service-level indicators; there are " + entered.size() + ". Leave out the least important ones."));
      return levels;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < entered.size(); i++) {
      var each = entered.get(i);
      if (each == null || each.blank()) {
        continue;
      }
      var place = "serviceLevels." + i;
      var what = " of service-level indicator " + (i + 1);
      TextRule.check(faults, place + ".name", "the name" + what, each.name(), true, LONGEST_NAME);
      TextRule.check(faults, place + ".unit", "the unit" + what + ", such as minutes or %", each.unit(), true, LONGEST_UNIT);
      TextRule.check(faults, place + ".period", "the period" + what + ", such as the quarter", each.period(), true, LONGEST_PERIOD);
      TextRule.check(faults, place + ".source", "the source" + what, each.source(), false, LONGEST_SOURCE);
      var number = each.value() == null ? "" : each.value().strip();
      if (!NUMBER.matcher(number).matches()) {
        faults.add(new Fault(place + ".value", number.isEmpty() ? "Enter the value" + what + ", or remove the indicator if it is not measured any more."
            : "The value" + what + " is a number such as 12.5, with at most four places; the unit has a field of its own."));
      } else if (each.name() != null && !names.add(each.name().strip().toLowerCase(Locale.ROOT) + "/" + (each.period() == null ? "" : each.period().strip().toLowerCase(Locale.ROOT)))) {
        faults.add(new Fault(place + ".name", "Service-level indicator " + (i + 1) + " has the name and period of an earlier one. Remove one of the two, or change its name or period."));
      } else if (each.name() != null && each.unit() != null && each.period() != null) {
        levels.add(new ServiceLevel(each.name().strip(), each.unit().strip(), new BigDecimal(number.replace(",", "")), each.period().strip(),
            each.source() == null || each.source().isBlank() ? null : each.source().strip()));
      }
    }
    return levels;
  }

  /** Those of a released report; what an earlier release had is replaced. */
  void released(String businessKey, List<ServiceLevel> levels) {
    sql.sql("delete from report_service_level where business_key = ?").param(businessKey).update();
    for (int i = 0; i < levels.size(); i++) {
      var each = levels.get(i);
      sql.sql("insert into report_service_level (business_key, position, name, unit, amount, period, source) values (?, ?, ?, ?, ?, ?, ?)")
          .params(Arrays.asList(businessKey, i + 1, each.name(), each.unit(), each.value(), each.period(), each.source())).update();
    }
  }
}
